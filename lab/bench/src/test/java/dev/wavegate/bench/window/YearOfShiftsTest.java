package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.explain.Blocker;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is compared must give the same answer, and must be as hard as it is said to be. */
class YearOfShiftsTest {

    private static final Blocker SCARCE = new Blocker.Staffing(new Role("role-4"));

    @ParameterizedTest
    @CsvSource({"250, OF_NOBODY, true", "60, OF_NOBODY, true", "10, OF_NOBODY, true", "250, OF_ONE, false"})
    void isSearchedAlikeOnTheGrid(int people, Scarcity scarcity, boolean fits) {
        YearOfShifts year = new YearOfShifts(people, scarcity);
        WindowQuestion weeks = new WindowQuestion(
                year.question(1).demand(), YearOfShifts.BEGIN, YearOfShifts.BEGIN.plus(Duration.ofDays(14)), 1);

        Optional<Instant> onTheGrid = new GridWindows(weeks, year.facts()).first();

        assertThat(first(StaffedWindows.windows(weeks, year.facts()))).isEqualTo(onTheGrid);
        assertThat(onTheGrid.isPresent()).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 250, 1_000})
    void hasItsFirstWindowAfter300Days(int people) {
        YearOfShifts year = new YearOfShifts(people, Scarcity.OF_ONE_FOR_300_DAYS);

        assertThat(first(StaffedWindows.windows(year.question(1), year.facts())))
                .hasValueSatisfying(start ->
                        assertThat(start).isBetween(YearOfShifts.BEGIN.plus(Duration.ofDays(299)), YearOfShifts.END));
    }

    @Test
    void hasAWindowOfNearlyEveryNight() {
        YearOfShifts year = new YearOfShifts(250, Scarcity.OF_NOBODY);

        int windows = StaffedWindows.windows(year.question(1_000), year.facts())
                .match(fits -> fits.windows().size(), nothing -> 0);

        assertThat(windows).isGreaterThan(330);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 250, 1_000})
    void lacksNobodyButForOneRole(int people) {
        assertThat(blockers(people, Scarcity.OF_ONE)).containsExactly(SCARCE);
    }

    @ParameterizedTest
    @CsvSource({"10, 2", "100, 2", "250, 5", "1000, 5"})
    void hasManyConditionsInTheWayOfWhichNoneAloneWouldDo(int people, int fewest) {
        assertThat(blockers(people, Scarcity.OF_MANY)).hasSize(fewest).contains(SCARCE);
    }

    private static List<Blocker> blockers(int people, Scarcity scarcity) {
        YearOfShifts year = new YearOfShifts(people, scarcity);
        return StaffedWindows.windows(year.question(1), year.facts())
                .match(fits -> List.of(), nothing -> nothing.explanation().blockers());
    }

    private static Optional<Instant> first(WindowSearch search) {
        return search.match(fits -> Optional.of(fits.window().start()), nothing -> Optional.empty());
    }
}
