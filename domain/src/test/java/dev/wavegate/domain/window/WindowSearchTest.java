package dev.wavegate.domain.window;

import java.time.Duration;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.EXTRA;
import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

/** Every wave here needs two hours from its start: 1 h work, 30 min soak, 30 min reserve. */
class WindowSearchTest {

    private final WindowFixture wave = new WindowFixture();

    @Nested
    class OfCalendars {

        @Test
        void startsAtOnceWhereNothingRestrictsIt() {
            StaffedWindow window = wave.foundFrom(3, 48);

            assertThat(window.start()).isEqualTo(at(3));
            assertThat(window.span()).isEqualTo(hours(3, 49));
            assertThat(window.latestStart()).isEqualTo(at(47));
            assertThat(window.workUntil()).isEqualTo(at(48));
        }

        @Test
        void startsWhenTheFirstLongEnoughWindowOpens() {
            StaffedWindow window = wave.open(MAINTENANCE, 1, 2.5, 5, 8, 20, 30).foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(5));
            assertThat(window.span()).isEqualTo(hours(5, 8));
            assertThat(window.latestStart()).isEqualTo(at(6));
            assertThat(window.workUntil()).isEqualTo(at(7));
        }

        @Test
        void fitsExactlyIntoAWindowOfItsLength() {
            StaffedWindow window = wave.open(MAINTENANCE, 5, 7).foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(5)).isEqualTo(window.latestStart());
            assertThat(window.workUntil()).isEqualTo(at(6));
        }

        @Test
        void goesAcrossMidnightAndBackToBackEntriesAsOneWindow() {
            assertThat(wave.open(MAINTENANCE, 22, 24, 24, 26).foundFrom(0, 48).span())
                    .isEqualTo(hours(22, 26));
        }

        @Test
        void isOpenWhereAnyOfTheOpenCalendarsIs() {
            StaffedWindow window =
                    wave.open(MAINTENANCE, 5, 6).open(EXTRA, 6, 8).foundFrom(0, 48);

            assertThat(window.span()).isEqualTo(hours(5, 8));
        }

        @Test
        void isNotOpenedByATentativeEntry() {
            StaffedWindow window = wave.open(MAINTENANCE, 20, 24)
                    .entries(MAINTENANCE, Certainty.TENTATIVE, 2, 8)
                    .foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(20));
        }

        @Test
        void isFrozenByATentativeEntryAndByAnyFreezeThatTouchesIt() {
            StaffedWindow window = wave.open(MAINTENANCE, 0, 24)
                    .closed(FREEZE, 1.5, 2, 3, 7)
                    .entries(FREEZE, Certainty.TENTATIVE, 8.9, 9)
                    .foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(9));
        }

        @Test
        void mayEndExactlyWhereAFreezeStarts() {
            StaffedWindow window = wave.closed(FREEZE, 2, 40).foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(0)).isEqualTo(window.latestStart());
        }
    }

    @Nested
    class OfStaff {

        @Test
        void waitsForTheNextStaffedWindow() {
            StaffedWindow window = wave.open(MAINTENANCE, 1, 5, 25, 29)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 24, 32)
                    .foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(25));
            assertThat(window.span()).isEqualTo(hours(25, 29));
        }

        @Test
        void wantsStaffBeforeTheStart() {
            StaffedWindow window = wave.open(MAINTENANCE, 1, 9)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 2, 12)
                    .lead(Duration.ofMinutes(15))
                    .foundFrom(0, 48);

            assertThat(window.start()).isEqualTo(at(2.25));
        }

        @Test
        void wantsStaffThroughSoakAndReserveThoughTheCalendarIsStillOpen() {
            StaffedWindow window = wave.open(MAINTENANCE, 1, 9)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 5)
                    .foundFrom(0, 48);

            assertThat(window.latestStart()).isEqualTo(at(3));
            assertThat(window.workUntil()).isEqualTo(at(4));
        }

        @Test
        void changesHandsBetweenShiftsWithoutAGap() {
            wave.open(MAINTENANCE, 5, 7).needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 6);

            assertThat(wave.present(ONCALL, "Bob", 6, 12).foundFrom(0, 48).start())
                    .isEqualTo(at(5));
        }

        @Test
        void saysByWhichEntriesAndWithWhomItFits() {
            StaffedWindow window = wave.open(MAINTENANCE)
                    .titled(MAINTENANCE, "Patch night", 1, 5)
                    .closed(FREEZE, 30, 40)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 2)
                    .present(ONCALL, "Bob", 2, 9)
                    .lead(Duration.ofMinutes(15))
                    .foundFrom(0, 48);

            assertThat(String.join("\n", window.evidence())).satisfies(golden("window.evidence"));
        }
    }
}
