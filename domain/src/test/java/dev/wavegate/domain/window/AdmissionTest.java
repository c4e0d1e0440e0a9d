package dev.wavegate.domain.window;

import java.time.Duration;

import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

/** Every wave here needs two hours from its start: 1 h work, 30 min soak, 30 min reserve. */
class AdmissionTest {

    private final WindowFixture wave = new WindowFixture()
            .open(MAINTENANCE, 22, 26, 46, 50)
            .closed(FREEZE, 30, 31)
            .needs("firmware-oncall", ONCALL, 1)
            .present(ONCALL, "Ada", 21, 26)
            .present(ONCALL, "Bob", 45, 52)
            .lead(Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"21.99, false", "22, true", "23, true", "24, true", "24.01, false", "25, false", "46, true"})
    void letsTheWaveStartOnlyWhereAllOfItFits(double now, boolean fits) {
        boolean admitted = wave.admitAt(now).match(found -> true, nothing -> false);

        assertThat(admitted).isEqualTo(fits);
    }

    @Test
    void saysUntilWhenWorkMayGoOn() {
        StaffedWindow window = WindowFixture.found(wave.admitAt(23));

        assertThat(window.start()).isEqualTo(at(23));
        assertThat(window.span()).isEqualTo(hours(23, 26));
        assertThat(window.latestStart()).isEqualTo(at(24));
        assertThat(window.workUntil()).isEqualTo(at(25));
    }

    @Test
    void saysWhatBlocksNowAndWhenItFitsNext() {
        WindowSearch.NothingFits nothing = WindowFixture.nothing(wave.admitAt(25));

        assertThat(nothing.lookAgainAt()).contains(at(46));
        assertThat(nothing.sentence()).satisfies(golden("window.not-now"));
    }

    @Test
    void wantsStaffToHaveBeenThereBeforeNow() {
        WindowSearch search = new WindowFixture()
                .needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 5, 20)
                .lead(Duration.ofMinutes(15))
                .admitAt(5);

        WindowSearch.NothingFits nothing = WindowFixture.nothing(search);
        assertThat(nothing.obstacles()).extracting(Obstacle::when).containsExactly(hours(4.75, 5));
        assertThat(nothing.lookAgainAt()).contains(at(5.25));
    }

    @Test
    void doesNotStartOnAReadingThatBeginsOnlyNow() {
        WindowSearch search = new WindowFixture()
                .needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 0, 20)
                .covering(ONCALL, 5, 20)
                .lead(Duration.ofMinutes(15))
                .admitAt(5);

        assertThat(WindowFixture.nothing(search).obstacles()).singleElement().satisfies(unknown -> {
            assertThat(unknown)
                    .isEqualTo(
                            new Obstacle(Obstacle.Kind.SOURCE_INCOMPLETE, ONCALL, hours(4.75, 5), unknown.sentence()));
            assertThat(unknown.sentence()).satisfies(golden("window.roster-unknown"));
        });
    }

    @Test
    void doesNotStartWhenAnySourceIsUnread() {
        assertThat(WindowFixture.nothing(wave.incomplete(FREEZE).admitAt(23)).sentence())
                .satisfies(golden("window.not-now-and-not-later"));
    }
}
