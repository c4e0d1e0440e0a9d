package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.explain.Blocker;
import dev.wavegate.domain.window.explain.Explanation;
import dev.wavegate.domain.window.explain.NearMiss;
import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.explain.Relaxation;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
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
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What trips people who compute staffed windows, by the numbers under which these traps are known in this project; those
 * about reading calendars and rosters are tested where these are read. A wave here works 1 h and needs staff for 1 h more.
 */
class SchedulingTrapsTest {

    private final WindowFixture wave = new WindowFixture().covers(WindowCovers.WORK);

    private List<StaffedWindow> windows() {
        return wave.windows(0, 96, 10).match(WindowSearch.Found::windows, nothing -> List.of());
    }

    private Explanation explanation() {
        return nothing(wave.windows(0, 48, 1)).explanation();
    }

    @Test
    void trap04AnAllDayFreezeIsAnotherTimeInEveryRegion() {
        LocalDate day = LocalDate.parse("2026-11-22");
        wave.closed(FREEZE, 0, 12);
        Instant tokyo = day.atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant();
        Instant losAngeles = day.atStartOfDay(ZoneId.of("America/Los_Angeles")).toInstant();

        assertThat(Duration.between(tokyo, losAngeles)).isEqualTo(Duration.ofHours(17));
        assertThat(latestStartBefore(tokyo)).isEqualTo(tokyo.minus(Duration.ofHours(1)));
        assertThat(latestStartBefore(losAngeles)).isEqualTo(losAngeles.minus(Duration.ofHours(1)));
    }

    private Instant latestStartBefore(Instant freeze) {
        double hour = Duration.between(at(0), freeze).toMinutes() / 60.0;
        WindowFixture region = new WindowFixture().covers(WindowCovers.WORK).closed(FREEZE, hour, hour + 24);
        return found(region.windows(0, 96, 1)).latestStart();
    }

    @Test
    void trap05IntervalsAreHalfOpen() {
        wave.open(MAINTENANCE, 2, 3, 3, 4, 7, 7)
                .closed(FREEZE, 4, 40, 3.5, 3.5)
                .needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 2, 3)
                .present(ONCALL, "Bob", 3, 5);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(2), at(3)));
    }

    @Test
    void trap06AWindowMayGoAcrossMidnight() {
        wave.open(MAINTENANCE, 22, 26);

        assertThat(found(wave.admitAt(23)).workUntil()).isEqualTo(at(26));
        assertThat(found(wave.admitAt(25)).workUntil()).isEqualTo(at(26));
        assertThat(found(wave.admitAt(22)).start()).isEqualTo(at(22));
        assertThat(nothing(wave.admitAt(26)).obstacles()).hasSize(1);
    }

    @Test
    void trap07OnePersonOfTwoSystemsIsOnePerson() {
        wave.needs("firmware-oncall", ONCALL, 1)
                .needs("site-ops", SITE, 1)
                .present(ONCALL, "Ada", 0, 24)
                .present(ONCALL, "ADA", 6, 30)
                .present(SITE, "ada", 0, 48)
                .present(SITE, "Bob", 10, 20);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(10), at(18)));
    }

    @Test
    void trap08TentativeEntriesCloseButDoNotOpen() {
        wave.open(MAINTENANCE, 10, 20)
                .entries(MAINTENANCE, Certainty.TENTATIVE, 0, 9)
                .closed(FREEZE)
                .entries(FREEZE, Certainty.TENTATIVE, 12, 48);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(10), at(11)));
    }

    @Test
    void trap12ABreakInAShiftIsAHole() {
        wave.needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 4).present(ONCALL, "Ada", 4.5, 8);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(0), at(2)), tuple(at(4.5), at(6)));
    }

    @Test
    void trap13AHandoverNeedsNoOverlapButNoGapAndNotForThoseWhoMustStay() {
        WindowFixture gap = new WindowFixture()
                .needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 0, 6)
                .present(ONCALL, "Bob", 6 + 1 / 6.0, 12);
        assertThat(found(gap.windows(0, 12, 1)).latestStart()).isEqualTo(at(4));

        WindowFixture same = new WindowFixture()
                .needsTheSame("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 0, 6)
                .present(ONCALL, "Bob", 6, 12);
        assertThat(found(same.windows(0, 12, 1)).latestStart()).isEqualTo(at(4));
        assertThat(nothing(same.admitAt(5)).obstacles())
                .extracting(Obstacle::kind, Obstacle::when)
                .containsExactly(tuple(Obstacle.Kind.NO_CONTINUITY, hours(5, 7)));
        assertThat(nothing(same.admitAt(5)).sentence()).satisfies(golden("window.nobody-stays"));

        wave.needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 6).present(ONCALL, "Bob", 6, 12);
        assertThat(windows())
                .singleElement()
                .extracting(StaffedWindow::latestStart)
                .isEqualTo(at(10));
    }

    @Test
    void onePersonWhoStaysDoesNotFillTwoRolesThroughout() {
        WindowSearch.NothingFits refused = nothing(wave.needsTheSame("firmware-oncall", ONCALL, 1)
                .needsTheSame("site-ops", SITE, 1)
                .present(ONCALL, "Ada", 0, 12)
                .present(ONCALL, "Bob", 0, 6)
                .present(ONCALL, "Cid", 6, 12)
                .present(SITE, "Ada", 0, 12)
                .admitAt(5));

        assertThat(refused.obstacles())
                .extracting(Obstacle::kind, Obstacle::source)
                .containsExactly(tuple(Obstacle.Kind.NO_CONTINUITY, ONCALL), tuple(Obstacle.Kind.NO_CONTINUITY, SITE));
        assertThat(refused.sentence()).satisfies(golden("window.needed-in-another-role"));
    }

    @Test
    void trap14StaffIsThereBeforeTheStartAndThroughSoakAndReserve() {
        wave.open(MAINTENANCE, 1, 9)
                .lead(Duration.ofMinutes(30))
                .needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 1, 8);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(1.5), at(6)));
    }

    @Test
    void trap15BeyondWhatASourceCoversNothingIsKnown() {
        wave.needs("firmware-oncall", ONCALL, 1)
                .present(ONCALL, "Ada", 0, 24 * 120)
                .covering(ONCALL, 0, 24 * 90);

        assertThat(nothing(wave.windows(24 * 91, 24 * 92, 1)).obstacles())
                .extracting(Obstacle::kind, Obstacle::source)
                .containsOnly(tuple(Obstacle.Kind.SOURCE_INCOMPLETE, ONCALL));
        assertThat(found(wave.windows(24 * 89, 24 * 92, 1)).latestStart()).isEqualTo(at(24 * 90 - 2));
    }

    @Test
    void trap16AStaleCopyStartsNothing() {
        wave.needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 48);
        Map<ScheduleRef, Duration> ages = Map.of(ONCALL, Duration.ofMinutes(15));

        assertThat(found(wave.judgedAfter(0.25, ages).admitAt(1)).start()).isEqualTo(at(1));
        assertThat(nothing(wave.judgedAfter(0.5, ages).admitAt(1)).obstacles())
                .extracting(Obstacle::kind)
                .containsExactly(Obstacle.Kind.SOURCE_STALE);
    }

    @Test
    void trap17AShiftThatGoesAwayIsSeenAtOnce() {
        wave.needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Bob", 20, 30);
        ScheduleFacts without = wave.facts();
        ScheduleFacts with = wave.present(ONCALL, "Ada", 0, 8).facts();
        WindowQuestion question = new WindowQuestion(wave.demand(), at(0), at(48), 1);

        assertThat(found(StaffedWindows.windows(question, with)).start()).isEqualTo(at(0));
        assertThat(found(StaffedWindows.windows(question, without)).start()).isEqualTo(at(20));
        assertThat(nothing(StaffedWindows.admit(wave.demand(), without, at(0))).lookAgainAt())
                .contains(at(20));
    }

    @Test
    void trap18AHolidayOfASiteIsAFreezeOfThatSite() {
        wave.open(MAINTENANCE, 0, 48).closed(FREEZE).titled(FREEZE, "Buß- und Bettag", 0, 24);

        assertThat(found(wave.windows(0, 48, 1)).start()).isEqualTo(at(24));
        assertThat(nothing(wave.windows(0, 12, 1)).explanation().blockers())
                .containsExactly(new Blocker.Closed(0, FREEZE, "Buß- und Bettag"));
    }

    @Test
    void trap19CountingPerRoleIsNotEnough() {
        wave.needs("firmware", ONCALL, 1)
                .needs("network", SITE, 1)
                .present(ONCALL, "Ada", 0, 24)
                .present(SITE, "Ada", 0, 24)
                .present(ONCALL, "Bob", 0, 24);
        assertThat(windows()).hasSize(1);

        wave.needs("firmware too", ONCALL, 1);
        assertThat(explanation().nearest().get(0).obstacles())
                .extracting(Obstacle::staff)
                .containsExactly(Optional.of(new Obstacle.HeadCount(new Role("firmware too"), 0, 1)));
    }

    @Test
    void trap21FreezesBeatOpeningsAndAnyOpeningIsEnough() {
        wave.open(MAINTENANCE, 9, 17).open(EXTRA, 33, 38).closed(FREEZE, 12, 36);

        assertThat(windows())
                .extracting(StaffedWindow::start, StaffedWindow::latestStart)
                .containsExactly(tuple(at(9), at(11)), tuple(at(36), at(37)));
    }

    @Test
    void trap23TheWholeWaveMustFitAndWorkEndsInTime() {
        wave.open(MAINTENANCE, 1, 3).needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 3.5);

        assertThat(windows()).singleElement().satisfies(window -> {
            assertThat(window.latestStart()).isEqualTo(at(1.5));
            assertThat(window.workUntil()).isEqualTo(at(2.5));
        });
    }

    @Test
    void trap24AReadingFromLaterOnIsOfAnAgeThatNobodyKnows() {
        wave.needs("firmware-oncall", ONCALL, 1).present(ONCALL, "Ada", 0, 48);
        Map<ScheduleRef, Duration> ages = Map.of(ONCALL, Duration.ofMinutes(15));
        double secondsAgo = -1 / 3600.0;

        assertThat(found(wave.judgedAfter(30 * secondsAgo, ages).admitAt(1)).start())
                .isEqualTo(at(1));
        assertThat(nothing(wave.judgedAfter(60 * secondsAgo, ages).admitAt(1)).obstacles())
                .extracting(Obstacle::kind)
                .containsExactly(Obstacle.Kind.SOURCE_STALE);
    }

    @Test
    void trap26EveryRefusalSaysWhichConditionWhenWhoIsMissingAndWhatWouldHelp() {
        wave.open(MAINTENANCE, 99, 101)
                .needs("site-ops", SITE, 2)
                .present(SITE, "ana", 90, 110)
                .present(SITE, "ben", 99, 99.5);

        WindowSearch.NothingFits refused = nothing(wave.windows(90, 114, 1));

        NearMiss nearest = refused.explanation().nearest().get(0);
        assertThat(nearest.start()).isEqualTo(at(99));
        assertThat(nearest.missing()).isEqualTo(Duration.ofMinutes(90));
        assertThat(nearest.sentence()).satisfies(golden("window.near-miss"));
        assertThat(nearest.obstacles())
                .extracting(Obstacle::kind, Obstacle::source, Obstacle::when, Obstacle::staff)
                .containsExactly(tuple(
                        Obstacle.Kind.UNDERSTAFFED,
                        SITE,
                        hours(99.5, 101),
                        Optional.of(new Obstacle.HeadCount(new Role("site-ops"), 1, 2))));
        assertThat(refused.explanation().blockers()).containsExactly(new Blocker.Staffing(new Role("site-ops")));
        assertThat(refused.explanation().relaxations())
                .first()
                .isEqualTo(new Relaxation.AddPerson(new Role("site-ops"), new Interval(at(99.5), at(101)), at(99)));
        assertThat(nothing(wave.admitAt(98)).lookAgainAt()).isEmpty();
        assertThat(nothing(wave.present(SITE, "cid", 99, 120).admitAt(98)).lookAgainAt())
                .contains(at(99));
    }
}
