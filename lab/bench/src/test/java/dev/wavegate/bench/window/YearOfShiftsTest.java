package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.window.StaffedWindows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is compared must give the same answer. */
class YearOfShiftsTest {

    @ParameterizedTest
    @CsvSource({"1,true", "12,true", "5,false"})
    void isSearchedAlikeByBoth(int scarceUntilDay, boolean nightsOnly) {
        YearOfShifts year = new YearOfShifts(scarceUntilDay, nightsOnly);

        Optional<Instant> naive = new NaiveWindows(year.demand(), year.facts())
                .first(YearOfShifts.BEGIN, YearOfShifts.BEGIN.plus(Duration.ofDays(30)));
        Optional<Instant> found = StaffedWindows.search(
                        year.demand(), year.facts(), YearOfShifts.BEGIN, YearOfShifts.END)
                .match(fits -> Optional.of(fits.window().start()), nothing -> Optional.empty());

        assertThat(found).isPresent().isEqualTo(naive);
    }
}
