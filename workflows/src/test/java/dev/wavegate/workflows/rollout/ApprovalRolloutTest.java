package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.testkit.rollout.PlanBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class ApprovalRolloutTest {
    private final RolloutScenario story = new RolloutScenario().withoutApproval();

    @AfterEach
    void close() {
        story.close();
    }

    private void assertThatNoDeviceWasTouched() {
        assertThat(story.fleet().drives()).isEmpty();
        assertThat(story.fleet().outcomes().everDispatched()).isZero();
    }

    @Test
    void cancelsARejectedChangeAndTouchesNoDevice() {
        story.changeMoves(ofHours(3), change -> change.reject("not in the festive season"));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.REJECTED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.rejected"));
        assertThatNoDeviceWasTouched();
        assertThat(story.change().cancellations())
                .singleElement()
                .asString()
                .satisfies(golden("change.cancelled-without-dispatch"));
        assertThat(story.change().closeCodes()).isEmpty();
    }

    @Test
    void isNotWokenByWhatItHasWrittenItself() {
        story.planned(plan -> plan.approvedWithin(ofMinutes(10)));
        story.change().countVersions();
        story.after(ofMinutes(1), rollout -> rollout.changeMoved(story.change().version()));
        story.after(ofMinutes(2), rollout -> rollout.changeMoved(story.change().version()));

        story.play();

        int reads = story.change().reads();
        // Once when approval was requested, and once when the time was up.
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void isWokenByWhatOthersHaveWritten() {
        story.planned(plan -> plan.approvedWithin(ofMinutes(10)));
        story.change().countVersions();
        story.after(ofMinutes(1), rollout -> rollout.changeMoved(story.change().version() + 1));

        story.play();

        assertThat(story.change().reads()).isEqualTo(3);
    }

    @Test
    void waitsForTheReworkOfARejectedChangeWhereThePlanSaysSo() {
        story.planned(PlanBuilder::awaitingRework);
        story.changeMoves(ofHours(3), change -> change.reject("the back-out plan is missing"));
        story.changeMoves(ofHours(5), ScriptedChange::submitAgain);
        story.changeMoves(ofHours(6), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("rollout.held")).singleElement().satisfies(golden("held.rework"));
        assertThat(story.journal().texts("approval.requested")).hasSize(1);
    }

    @Test
    void doesNotSubmitAChangeThatItsPeopleHaveReturnedToDraft() {
        story.planned(plan -> plan.awaitingRework().approvedWithin(ofDays(2)));
        story.changeMoves(ofHours(3), ScriptedChange::returnToDraft);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.REJECTED);
        assertThat(story.elapsed()).isGreaterThanOrEqualTo(ofDays(2));
        assertThat(story.journal().texts("approval.requested")).hasSize(1);
        assertThatNoDeviceWasTouched();
    }

    @Test
    void givesUpWhenNobodyDecidesInTime() {
        story.planned(plan -> plan.approvedWithin(ofDays(14)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.REJECTED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.not-decided"));
        assertThat(story.elapsed()).isBetween(ofDays(14), ofDays(14).plus(ofMinutes(1)));
        assertThatNoDeviceWasTouched();
        assertThat(story.change().cancellations()).hasSize(1);
        assertThat(story.change().reads()).isLessThan(100);
        assertThat(HistoryFacts.of(story.histories().get(0)).size()).isLessThan(1_000);
    }

    @Test
    void endsWhenTheChangeManagerCancels() {
        story.changeMoves(ofHours(2), ScriptedChange::cancelByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.change-cancelled"));
        assertThatNoDeviceWasTouched();
        assertThat(story.change().cancellations()).isEmpty();
    }

    @Test
    void showsThatTheChangeIsOnHoldOnlyAsLongAsItIs() {
        AtomicReference<RolloutProgress> onHold = new AtomicReference<>();
        AtomicReference<RolloutProgress> undecided = new AtomicReference<>();
        story.changeMoves(ofHours(2), change -> change.putOnHold("audit"))
                .after(ofHours(3), rollout -> onHold.set(rollout.view()))
                .changeMoves(ofHours(4), ScriptedChange::liftHold)
                .after(ofHours(5), rollout -> undecided.set(rollout.view()))
                .changeMoves(ofHours(6), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThat(onHold.get().held()).singleElement().asString().satisfies(golden("hold.change", "audit"));
        assertThat(undecided.get().state()).isEqualTo(RolloutState.AWAITING_APPROVAL);
        assertThat(undecided.get().held()).isEmpty();
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().kinds()).contains("rollout.held", "rollout.released");
    }

    @Test
    void noticesAnApprovalThatNobodyTellsItOf() {
        story.after(ofHours(20), rollout -> story.change().approve());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isLessThan(ofHours(28));
    }

    @Test
    void waitsForTheTimeThatTheChangeIsPlannedFor() {
        story.changeMoves(ofHours(1), change -> change.approveFor(RolloutScenario.from(ofDays(3), ofDays(4))));

        story.play();

        assertThat(story.journal().texts("window.found").get(0)).satisfies(golden("window.found", "2026-11-23T10:00Z"));
        assertThat(story.elapsed()).isBetween(ofDays(3), ofDays(4));
    }

    @Test
    void asksAgainForTheYesBeforeItActsOnAnOldOne() {
        story.approvedAfter(ofHours(1))
                .after(ofDays(1), rollout -> story.change().cancelByItsManager())
                .schedules()
                .open(RolloutScenario.from(ofDays(5), ofDays(6)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThatNoDeviceWasTouched();
        assertThat(story.incidents().raised()).isEmpty();
    }

    @Test
    void endsWhenTheChangeCanNoLongerBeFound() {
        story.changeMoves(ofHours(2), ScriptedChange::vanish);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.journal().kinds()).contains("change.missing");
        assertThatNoDeviceWasTouched();
        assertThat(story.incidents().raised()).isEmpty();
    }

    @Test
    void holdsWhenTheApprovalIsTakenBackBetweenWaves() {
        AtomicReference<RolloutProgress> held = new AtomicReference<>();
        story.approvedAfter(ofHours(1)).fleet().wave(1).taking(ofHours(1));
        story.planned(plan -> plan.soaking(ofHours(10)))
                .changeMoves(ofHours(5), change -> change.reject("we saw something"))
                .after(ofDays(3), rollout -> held.set(rollout.view()))
                .after(ofDays(4), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(held.get().held()).singleElement().asString().satisfies(golden("hold.rejected", "we saw something"));
        assertThat(story.fleet().drives()).hasSize(1);
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.change().cancellations()).hasSize(1);
    }

    @Test
    void endsWhenTheApprovalIsTakenBackBeforeTheFirstWave() {
        story.approvedAfter(ofHours(1))
                .changeMoves(ofHours(5), change -> change.reject("we saw something"))
                .schedules()
                .open(RolloutScenario.from(ofDays(5), ofDays(6)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.elapsed()).isLessThan(ofHours(6));
        assertThatNoDeviceWasTouched();
    }
}
