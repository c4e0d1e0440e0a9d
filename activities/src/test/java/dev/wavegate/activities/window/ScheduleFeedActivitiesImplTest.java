package dev.wavegate.activities.window;

import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.window.ScheduleFault;
import org.junit.jupiter.api.Test;

import static dev.wavegate.activities.window.ScheduleScene.CALENDAR;
import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

class ScheduleFeedActivitiesImplTest {
    private final ScheduleScene scene = new ScheduleScene();

    @Test
    void tellsEveryRolloutThatNamesAScheduleThatMoved() {
        scene.register("first");
        scene.register("second");
        scene.seeking.find(scene.question());
        scene.rosters.plan(ScheduleScene.ROSTER, List.of());

        scene.feeding.announceMoved("pagerduty");

        assertThat(scene.hints.told()).containsExactlyInAnyOrder("roster of first", "roster of second");
    }

    @Test
    void tellsNobodyWhenNothingMoved() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.clock.advance(ofHours(3));

        scene.feeding.announceMoved("pagerduty");
        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).isEmpty();
    }

    @Test
    void readsOnlyItsOwnSource() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.rosters.plan(ScheduleScene.ROSTER, List.of());

        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).isEmpty();
    }

    @Test
    void keepsCopiesFreshSoThatNobodyElseHasToRead() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.clock.advance(ofHours(1));
        scene.feeding.announceMoved("google");
        scene.feeding.announceMoved("pagerduty");
        scene.calendars.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);
        scene.rosters.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);

        assertThat(scene.seeking.find(scene.question()).window()).isPresent();
    }

    @Test
    void toleratesASourceThatDoesNotAnswer() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.calendars.troubles().failNext(FailureCode.SYSTEM_UNAVAILABLE);
        scene.feeding.announceMoved("google");
        assertThat(scene.hints.told()).isEmpty();

        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));
        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).containsExactly("roster of first");
    }

    @Test
    void keepsWhyAScheduleCannotBeReadUntilItCan() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.calendars.troubles().failNext(FailureCode.CALENDAR_DENIED);

        scene.feeding.announceMoved("google");

        ScheduleFault fault = scene.copies.faults(List.of(CALENDAR)).get(CALENDAR);
        assertThat(fault)
                .isEqualTo(new ScheduleFault(FailureKind.DENIED, "requested by the test", scene.clock.instant()));

        scene.clock.advance(ofSeconds(60));
        scene.feeding.announceMoved("google");

        assertThat(scene.copies.faults(List.of(CALENDAR))).isEmpty();
    }

    @Test
    void keepsWhatIsUnclearInAScheduleThatIsRead() {
        scene.register("first");
        scene.seeking.find(scene.question());
        scene.clock.advance(ofHours(1));
        scene.calendars.breakOff(CALENDAR);
        scene.feeding.announceMoved("google");

        assertThat(scene.seeking.find(scene.question()).reasons())
                .last()
                .asString()
                .satisfies(golden("window.unclear-calendar"));

        scene.calendars.mend(CALENDAR);
        scene.feeding.announceMoved("google");

        assertThat(scene.copies.faults(List.of(CALENDAR))).isEmpty();
        assertThat(scene.seeking.find(scene.question()).window()).isPresent();
    }

    @Test
    void sparesTheReadingWhileTheSourceIsSureThatNothingChanged() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        assertThat(scene.readings()).isEqualTo(2);

        scene.clock.advance(ScheduleScene.TICK);
        scene.feeding.announceMoved("google");
        scene.clock.advance(ScheduleScene.TICK);
        scene.feeding.announceMoved("google");

        assertThat(scene.readings()).isEqualTo(2);
    }

    @Test
    void readsAtOnceWhatTheSourceSaysWasChanged() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));
        scene.changes.change(ScheduleScene.CALENDAR);

        scene.feeding.announceMoved("google");

        assertThat(scene.readings()).isEqualTo(3);
        assertThat(scene.hints.told()).containsExactly("roster of first");
    }

    @Test
    void readsACopyThatWouldGrowTooOldUntilTheNextTick() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        // Nobody said that this changed: hints may be wrong.
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));

        scene.clock.advance(ScheduleScene.LONGEST_AGE.minus(ScheduleScene.TICK));
        scene.feeding.announceMoved("google");
        assertThat(scene.hints.told()).isEmpty();
        scene.clock.advance(ofSeconds(1));
        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).containsExactly("roster of first");
    }

    @Test
    void concludesNothingFromAHintAboutAnIncompleteCopy() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.calendars.breakOff(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");

        scene.feeding.announceMoved("google");

        assertThat(scene.readings()).isEqualTo(3);
    }

    @Test
    void readsWhenTheSourceDoesNotSay() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        scene.changes.troubles().failNext(FailureCode.SYSTEM_UNAVAILABLE);
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));

        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).containsExactly("roster of first");
    }

    @Test
    void remembersAChangeThatItCouldNotRead() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.calendars.troubles().failNext(FailureCode.SYSTEM_UNAVAILABLE);
        scene.feeding.announceMoved("google");
        assertThat(scene.hints.told()).isEmpty();

        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).containsExactly("roster of first");
    }

    @Test
    void tellsWhatOthersNoticedWhoReadBetweenTwoTicks() {
        scene.register("first");
        scene.changes.change(ScheduleScene.CALENDAR);
        scene.seeking.find(scene.question());
        scene.feeding.announceMoved("google");
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));
        scene.seeking.admit(scene.question());

        scene.feeding.announceMoved("google");

        assertThat(scene.hints.told()).containsExactly("roster of first");
    }
}
