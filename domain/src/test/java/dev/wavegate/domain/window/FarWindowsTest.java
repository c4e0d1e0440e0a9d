package dev.wavegate.domain.window;

import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.found;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.domain.window.WindowFixture.nothing;
import static org.assertj.core.api.Assertions.assertThat;

/** The search looks a day ahead first and then further; where a window lies and ends must not depend on that. */
class FarWindowsTest {

    private static final int HORIZON = 24 * 80;

    private final WindowFixture wave = new WindowFixture();

    @ParameterizedTest
    @CsvSource({
        "0,2",
        "20,26",
        "20,27",
        "24,26",
        "25,27",
        "25,28",
        "26,28",
        "30,300",
        "207,209",
        "208,1900",
        "1900,1910"
    })
    void seesTheWholeWindowWhereverItLies(int start, int end) {
        StaffedWindow window =
                wave.open(MAINTENANCE, start, end, end + 3, end + 9).foundFrom(0, HORIZON);

        assertThat(window.span()).isEqualTo(hours(start, end));
        assertThat(window.start()).isEqualTo(at(start));
        assertThat(window.latestStart()).isEqualTo(at(end - 2));
        assertThat(window.workUntil()).isEqualTo(at(end - 1));
    }

    @ParameterizedTest
    @CsvSource({"24,26", "25.5,27.5", "26,40", "200,210", "1000,1500"})
    void seesHowLongStaffStaysInAnOpenCalendar(double start, double end) {
        StaffedWindow window = wave.needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 3, 4)
                .present(ONCALL, "Ada", start, end)
                .present(ONCALL, "Bob", end + 1, HORIZON)
                .foundFrom(0, HORIZON);

        assertThat(window.span()).isEqualTo(hours(start, end));
    }

    @Test
    void reachesToTheHorizonWhereNothingEndsTheWindow() {
        StaffedWindow window = wave.closed(FREEZE, 0, 30).foundFrom(0, HORIZON);

        assertThat(window.span()).isEqualTo(hours(30, HORIZON + 1));
        assertThat(window.latestStart()).isEqualTo(at(HORIZON - 1));
        assertThat(window.workUntil()).isEqualTo(at(HORIZON));
    }

    @Test
    void isNotContentWithAnEarlierPieceThatIsTooShort() {
        assertThat(wave.open(MAINTENANCE, 1, 2, 25, 26.5, 700, 702)
                        .foundFrom(0, HORIZON)
                        .start())
                .isEqualTo(at(700));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 25, 30, 300, 1500})
    void saysWhenToLookAgainHoweverFarThatIs(double next) {
        assertThat(nothing(wave.open(MAINTENANCE, next, next + 3).admitAt(0)).lookAgainAt())
                .contains(at(next));
    }

    @Test
    void admitsIntoAWindowThatEndsLongAfter() {
        assertThat(found(wave.open(MAINTENANCE, 0, 1000).admitAt(5)).span()).isEqualTo(hours(5, 1000));
    }

    @Test
    void explainsTheWholeHorizonWhereNothingFits() {
        WindowSearch.NothingFits nothing =
                wave.open(MAINTENANCE, 24 * 70, 24 * 70 + 1.5).nothingFrom(0, HORIZON);

        assertThat(nothing.obstacles())
                .first()
                .extracting(Obstacle::kind, Obstacle::when)
                .containsExactly(Obstacle.Kind.TOO_SHORT, hours(24 * 70, 24 * 70 + 0.5));
    }
}
