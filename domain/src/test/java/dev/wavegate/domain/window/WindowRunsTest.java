package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.EXTRA;
import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.SITE;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.found;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.domain.window.WindowFixture.nothing;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Calendars are open for the work only: 1 h work in the calendar, then 30 min soak and 30 min reserve for the staff. */
class WindowRunsTest {

    private final WindowFixture wave = new WindowFixture().covers(WindowCovers.WORK);

    private List<StaffedWindow> windows(double from, double until, int limit) {
        return wave.windows(from, until, limit).match(WindowSearch.Found::windows, nothing -> List.of());
    }

    @Test
    void areAsManyAsAreAskedForInOrderOfTime() {
        wave.open(MAINTENANCE, 100, 104, 1, 3, 5, 5.5, 20, 21, 50, 52);

        assertThat(windows(0, 200, 3))
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(1), at(2)), tuple(at(20), at(20)), tuple(at(50), at(51)));
        assertThat(windows(0, 200, 9)).extracting(StaffedWindow::start).containsExactly(at(1), at(20), at(50), at(100));
        assertThat(windows(0, 51.5, 9)).extracting(StaffedWindow::latestStart).containsExactly(at(2), at(20), at(50.5));
    }

    @Test
    void areOneWhereTheyTouch() {
        wave.open(MAINTENANCE, 1, 3).open(EXTRA, 3, 5);

        assertThat(windows(0, 48, 9))
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(1), at(4)));
    }

    @Test
    void letSoakAndReserveRunPastTheEndOfTheCalendarAndOfTheQuestion() {
        wave.open(MAINTENANCE, 1, 3).needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 4);

        assertThat(windows(0, 3, 1)).singleElement().satisfies(window -> {
            assertThat(window.latestStart()).isEqualTo(at(2));
            assertThat(window.workUntil()).isEqualTo(at(3));
            assertThat(window.span()).isEqualTo(hours(1, 3));
        });
    }

    @Test
    void endWorkSoEarlyThatStaffStaysThroughTheTail() {
        wave.open(MAINTENANCE, 1, 9).needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 4);

        assertThat(windows(0, 48, 1)).singleElement().satisfies(window -> {
            assertThat(window.latestStart()).isEqualTo(at(2));
            assertThat(window.workUntil()).isEqualTo(at(3));
            assertThat(window.span()).isEqualTo(hours(1, 4));
        });
        assertThat(found(wave.admitAt(1.5)).workUntil()).isEqualTo(at(3));
        assertThat(nothing(wave.admitAt(2.5)).lookAgainAt()).isEmpty();
    }

    @Test
    void ignoreAFreezeThatBeginsWithTheSoak() {
        wave.open(MAINTENANCE, 1, 9).closed(FREEZE, 2, 9);

        assertThat(windows(0, 48, 9))
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(1), at(1)));
        wave.covers(WindowCovers.WORK_AND_SOAK);
        assertThat(windows(0, 48, 9)).isEmpty();
    }

    @Test
    void nameWhoFillsWhichSlotAtTheStart() {
        wave.needs("firmware-oncall", ONCALL, 1)
                .needs("site-ops", SITE, 2)
                .present(ONCALL, "Ada", 0, 9)
                .present(ONCALL, "Bob", 0, 9)
                .present(SITE, "Bob", 0, 9)
                .present(SITE, "Cid", 0, 3)
                .present(SITE, "Dan", 3, 9);

        assertThat(windows(1, 9, 1))
                .singleElement()
                .satisfies(window -> assertThat(window.people())
                        .extracting(
                                each -> each.person().name(),
                                each -> each.role().value())
                        .containsExactly(
                                tuple("Ada", "firmware-oncall"), tuple("Bob", "site-ops"), tuple("Cid", "site-ops")));
    }

    @Nested
    class WithTheSamePeople {

        @Test
        void doNotChangeHands() {
            wave.needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 6)
                    .present(ONCALL, "Bob", 6, 12);
            assertThat(windows(0, 12, 9))
                    .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                    .containsExactly(tuple(at(0), at(10)));

            WindowFixture continuous = new WindowFixture()
                    .needsTheSame("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 6)
                    .present(ONCALL, "Bob", 6, 12);
            assertThat(continuous.windows(0, 12, 9).match(WindowSearch.Found::windows, nothing -> List.of()))
                    .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                    .containsExactly(tuple(at(0), at(4)), tuple(at(6), at(10)));
        }

        @Test
        void areOneWhereOneShiftReachesFarEnoughIntoTheNext() {
            wave.needsTheSame("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 8)
                    .present(ONCALL, "Bob", 6, 12);

            assertThat(windows(1, 12, 9)).singleElement().satisfies(window -> {
                assertThat(window.start()).isEqualTo(at(1));
                assertThat(window.latestStart()).isEqualTo(at(10));
                assertThat(window.span()).isEqualTo(hours(1, 12));
                assertThat(window.workUntil()).isEqualTo(at(7));
                assertThat(window.people())
                        .extracting(each -> each.person().name())
                        .containsExactly("Ada");
            });
            assertThat(found(wave.admitAt(5.5)).workUntil()).isEqualTo(at(7));
            assertThat(found(wave.admitAt(6)).workUntil()).isEqualTo(at(11));
            assertThat(found(wave.admitAt(6)).people())
                    .extracting(each -> each.person().name())
                    .containsExactly("Bob");
        }

        @Test
        void leaveTheOthersEnoughForTheOtherRoles() {
            wave.needsTheSame("lead", ONCALL, 1)
                    .needs("site-ops", SITE, 1)
                    .present(ONCALL, "Ada", 0, 9)
                    .present(ONCALL, "Bob", 0, 9)
                    .present(SITE, "Ada", 0, 9)
                    .present(SITE, "Cid", 0, 1);

            assertThat(windows(0, 9, 9))
                    .singleElement()
                    .satisfies(window -> assertThat(window.people())
                            .extracting(
                                    each -> each.person().name(),
                                    each -> each.role().value())
                            .containsExactly(tuple("Bob", "lead"), tuple("Cid", "site-ops")));
        }
    }

    @Nested
    class WithoutDuration {

        @Test
        void takeAnInstantThatNothingHasToCover() {
            wave.work(Duration.ZERO).tail(Duration.ZERO, Duration.ZERO).open(MAINTENANCE, 5, 6);

            assertThat(windows(0, 3, 9))
                    .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                    .containsExactly(tuple(at(0), at(3)));
        }

        @Test
        void stillNeedStaffForLeadAndTail() {
            wave.work(Duration.ZERO)
                    .lead(Duration.ofHours(1))
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 3, 6);

            assertThat(windows(0, 48, 9))
                    .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                    .containsExactly(tuple(at(4), at(5)));
            wave.tail(Duration.ZERO, Duration.ZERO);
            assertThat(windows(0, 48, 9)).singleElement().satisfies(window -> {
                assertThat(window.latestStart()).isEqualTo(at(6));
                assertThat(window.people()).hasSize(1);
            });
        }

        @Test
        void fitIntoNoTimeAtAll() {
            assertThat(nothing(wave.windows(3, 3, 1)).obstacles())
                    .extracting(Obstacle::kind)
                    .isEmpty();
            assertThat(found(wave.work(Duration.ZERO).windows(3, 3, 1)).latestStart())
                    .isEqualTo(at(3));
        }
    }

    @Nested
    class OfSchedulesThatAreTooOld {

        @Test
        void areNeitherOpenNorFreeOfFreezesNorStaffed() {
            wave.open(MAINTENANCE, 1, 9)
                    .closed(FREEZE)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 9);
            Duration age = Duration.ofMinutes(15);

            assertThat(found(wave.judgedAfter(0.25, Map.of(MAINTENANCE, age, FREEZE, age, ONCALL, age))
                                    .windows(0, 9, 1))
                            .start())
                    .isEqualTo(at(1));
            assertThat(nothing(wave.judgedAfter(0.26, Map.of(MAINTENANCE, age)).windows(0, 9, 1))
                            .obstacles())
                    .extracting(Obstacle::kind, Obstacle::source)
                    .contains(tuple(Obstacle.Kind.SOURCE_STALE, MAINTENANCE));
            assertThat(nothing(wave.judgedAfter(0.26, Map.of(FREEZE, age)).windows(0, 9, 1))
                            .obstacles())
                    .filteredOn(obstacle -> obstacle.source().equals(FREEZE))
                    .extracting(Obstacle::sentence)
                    .satisfies(goldenAmong("window.freeze-out-of-date"));
            assertThat(nothing(wave.judgedAfter(0.26, Map.of(ONCALL, age)).windows(0, 9, 1))
                            .obstacles())
                    .extracting(Obstacle::kind, Obstacle::source)
                    .containsOnly(tuple(Obstacle.Kind.SOURCE_STALE, ONCALL));
        }
    }
}
