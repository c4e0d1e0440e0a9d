package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.rollout.FleetTarget.OnOverlap;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

/** Another rollout, created before, has some of the devices. */
class OverlapRolloutTest {
    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void waitsForTheOtherRolloutAndSaysSoFromTheStart() {
        story.fleet().sharedFor(ofHours(10));
        story.after(ofHours(5), rollout -> seen.set(rollout.view()));

        RolloutProgress end = story.play();

        assertThat(story.journal().texts("rollout.overlaps"))
                .singleElement()
                .asString()
                .contains("boiler-7", "12");
        assertThat(seen.get().held()).singleElement().asString().contains("boiler-7");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isBetween(ofHours(10), ofHours(12));
        assertThat(story.fleet().isTakenOver()).isFalse();
    }

    @Test
    void obeysAnAbortWhileItWaits() {
        story.fleet().sharedFor(ofHours(10));
        story.after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA));

        assertThat(story.play().state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.elapsed()).isLessThan(ofHours(6));
    }

    @Test
    void heedsItsChangeWhileItWaits() {
        story.fleet().sharedFor(ofHours(10));
        story.changeMoves(ofHours(5), ScriptedChange::cancelByItsManager);

        assertThat(story.play().state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.elapsed()).isLessThan(ofHours(6));
    }

    @Test
    void isCancelledBeforeItsChangeIsRaisedWhenThePlanRefusesAnOverlap() {
        story.planned(plan -> plan.onOverlap(OnOverlap.REFUSE)).fleet().sharedFor(ofHours(10));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().contains("boiler-7");
        assertThat(story.change().isRaised()).isFalse();
    }

    @Test
    void takesTheDevicesOverWhenThePlanSaysSo() {
        story.planned(plan -> plan.onOverlap(OnOverlap.TAKE_OVER)).fleet().sharedFor(ofHours(10));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().isTakenOver()).isTrue();
        assertThat(story.elapsed()).isLessThan(ofHours(3));
    }

    @Test
    void endsWhenTheOtherRolloutHasLeftNothingToDo() {
        story.inWaves(20).fleet().sharedFor(ofHours(3));
        story.fleet().upToDate(20);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.fleet().drives()).isEmpty();
        assertThat(story.change().cancellations()).hasSize(1);
    }
}
