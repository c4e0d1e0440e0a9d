package dev.wavegate.activities.window;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.ScheduleWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class PushChannelsTest {
    private final ScheduleScene scene = new ScheduleScene();

    @BeforeEach
    void aRolloutLooksForItsWindow() {
        scene.register("first");
        scene.seeking.find(scene.question());
    }

    private void tick() {
        scene.feeding.announceMoved("google");
    }

    @Test
    void watchesEveryScheduleInUseOnce() {
        tick();
        scene.clock.advance(ScheduleScene.TICK);
        tick();

        assertThat(scene.watches.watched()).containsExactly(ScheduleScene.CALENDAR);
        assertThat(scene.openWatches.of("google")).hasSize(1);
    }

    @Test
    void watchesNothingThatNobodyHasReadYet() {
        ScheduleScene other = new ScheduleScene();
        other.register("first");

        other.feeding.announceMoved("google");

        assertThat(other.watches.begun()).isZero();
    }

    @Test
    void beginsTheNextBeforeOneEnds() {
        tick();
        ScheduleWatch first = scene.openWatches.of("google").get(0);

        scene.clock.advance(ofDays(6));
        tick();

        assertThat(scene.watches.watched()).containsExactly(ScheduleScene.CALENDAR);
        assertThat(scene.openWatches.of("google")).hasSize(1).doesNotContain(first);
        assertThat(scene.openWatches.find(first.id())).isEmpty();
    }

    @Test
    void beginsAnotherWhenOneEndedUnnoticed() {
        tick();
        scene.clock.advance(ofDays(8));
        tick();

        assertThat(scene.watches.watched()).containsExactly(ScheduleScene.CALENDAR);
        assertThat(scene.openWatches.of("google")).hasSize(1);
    }

    @Test
    void endsWhatNobodyUsesAnyMore() {
        tick();
        scene.stand("first", RolloutState.CANCELLED, Optional.empty());

        tick();

        assertThat(scene.watches.watched()).isEmpty();
        assertThat(scene.openWatches.of("google")).isEmpty();
    }

    @Test
    void endsWhatItLeftBehindWhenItDiedInBetween() {
        tick();
        scene.clock.advance(ofMinutes(1));
        scene.openWatches.keep(scene.watches.begin(ScheduleScene.CALENDAR));
        assertThat(scene.watches.watched()).hasSize(2);

        tick();

        assertThat(scene.watches.watched()).containsExactly(ScheduleScene.CALENDAR);
        assertThat(scene.openWatches.of("google")).extracting(ScheduleWatch::id).isEqualTo(List.of("watch-2"));
    }

    @Test
    void looksByTheClockWhenItCannotBeCalled() {
        scene.watches.troubles().failAlways(FailureCode.CALENDAR_DENIED);
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofDays(2), ofDays(3)));

        tick();

        assertThat(scene.hints.told()).containsExactly("roster of first");
        scene.watches.troubles().recover();
        tick();
        assertThat(scene.watches.watched()).containsExactly(ScheduleScene.CALENDAR);
    }
}
