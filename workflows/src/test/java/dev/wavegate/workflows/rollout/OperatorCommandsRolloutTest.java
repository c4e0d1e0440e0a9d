package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static dev.wavegate.workflows.rollout.RolloutScenario.ADA;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** The wave of a thousand devices runs from 1 h to 11 h, a hundred devices an hour, and soaks until 13 h. */
class OperatorCommandsRolloutTest {
    private final RolloutScenario story = new RolloutScenario();
    private final List<String> refusals = new ArrayList<>();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void oneLongWave() {
        story.inWaves(1_000).planned(plan -> plan.soaking(ofHours(2)).pacedAt(2, 500));
        story.fleet().wave(1).taking(ofHours(10));
    }

    @AfterEach
    void close() {
        story.close();
    }

    /** Expects the command to be refused, and keeps the words. */
    private Consumer<RolloutWorkflow> refused(Consumer<RolloutWorkflow> command) {
        return rollout -> {
            try {
                command.accept(rollout);
                refusals.add("accepted");
            } catch (WorkflowUpdateException refusal) {
                refusals.add(((ApplicationFailure) refusal.getCause()).getOriginalMessage());
            }
        };
    }

    @Test
    void asksNoFurtherDeviceWhilePausedAndGoesOnWithTheRest() {
        story.after(ofHours(4), rollout -> seen.set(rollout.pause(ADA)))
                .after(ofHours(8), rollout -> rollout.resume(ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().paused()).isTrue();
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.paused()).isFalse();
        assertThat(story.fleet().drives())
                .extracting(each -> each.dispatchUntil().isPresent())
                .containsExactly(true, false, true);
        assertThat(story.change().notes()).containsKeys("wave-1-to-700", "wave-1-from-700");
        assertThat(story.journal().texts("rollout.paused"))
                .singleElement()
                .asString()
                .satisfies(golden("command.paused"));
        assertThat(story.elapsed()).isBetween(ofHours(17), ofHours(17).plus(ofMinutes(10)));
    }

    @Test
    void heedsItsChangeWhilePaused() {
        story.after(ofHours(4), rollout -> rollout.pause(ADA))
                .changeMoves(ofHours(5), change -> change.putOnHold("audit"))
                .changeMoves(ofHours(6), ScriptedChange::cancelByItsManager)
                .after(ofHours(7), rollout -> seen.set(rollout.view()))
                .after(ofHours(8), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("was cancelled");
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.paused()).isFalse();
        assertThat(story.elapsed()).isLessThan(ofHours(9));
    }

    @Test
    void heedsItsChangeWhilePausedAlthoughItWasTakenBackBefore() {
        story.changeMoves(ofHours(4), change -> change.putOnHold("audit"))
                .after(ofHours(5), rollout -> rollout.pause(ADA))
                .changeMoves(ofHours(6), ScriptedChange::liftHold)
                .after(ofHours(7), rollout -> seen.set(rollout.view()))
                .after(ofHours(8), rollout -> rollout.resume(ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().paused()).isTrue();
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isGreaterThan(ofHours(16));
    }

    @Test
    void refusesCommandsThatDoNotFitAndKeepsThemOutOfTheHistory() {
        story.after(ofHours(2), refused(rollout -> rollout.resume(ADA)))
                .after(ofHours(3), rollout -> rollout.pause(ADA))
                .after(ofHours(4), refused(rollout -> rollout.pause(ADA)))
                .after(ofHours(5), refused(rollout -> rollout.decide(new GateDecision("ada", "", Choice.PROMOTE))))
                .after(ofHours(6), rollout -> rollout.resume(ADA));

        story.play();

        assertThat(refusals)
                .satisfiesExactly(
                        resume -> assertThat(resume).satisfies(golden("command.not-paused")),
                        pause -> assertThat(pause).satisfies(golden("command.already-paused")),
                        decide -> assertThat(decide).satisfies(golden("command.no-gate-waits")));
        HistoryFacts history = HistoryFacts.of(story.histories().get(0));
        assertThat(history.count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED))
                .isEqualTo(2);
        assertThat(history.count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED))
                .isZero();
    }

    @Test
    void takesNoCommandWhileItEnds() {
        story.changeMoves(ofHours(4), ScriptedChange::goDown)
                .after(ofHours(5), rollout -> rollout.abort(ADA))
                .after(ofHours(6), refused(rollout -> rollout.abort(ADA)))
                .after(ofHours(6), refused(rollout -> rollout.rollBack(ADA)))
                .after(ofHours(6), refused(rollout -> rollout.pause(ADA)))
                .after(ofHours(6), refused(rollout -> rollout.decide(new GateDecision("ada", "", Choice.PROMOTE))))
                .after(ofHours(7), rollout -> story.change().recover());

        story.play();

        assertThat(refusals)
                .hasSize(4)
                .allSatisfy(each -> assertThat(each).satisfies(golden("command.already-ending")));
    }

    @Test
    void takesNoCommandWhileItRollsBack() {
        story.fleet().troubleRollbacks(5);
        story.after(ofHours(4), rollout -> rollout.rollBack(ADA))
                .after(ofHours(4).plusSeconds(30), refused(rollout -> rollout.abort(ADA)));

        story.play();

        assertThat(refusals).singleElement().asString().satisfies(golden("command.rolling-back"));
    }

    @Test
    void leavesTheDevicesAsTheyAreWhenAborted() {
        story.after(ofHours(4), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.aborted", 300, 700));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(story.fleet().rollbacks()).isEmpty();
        assertThat(story.fleet().drives()).hasSize(1);
    }

    @Test
    void waitsForDevicesThatHadBegunWhenAborted() {
        story.fleet().wave(1).withBusyDevices(4);
        story.after(ofHours(12), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(story.fleet().settlements()).isEqualTo(1);
        assertThat(end.held()).isEmpty();
        assertThat(end.ending()).get().asString().contains("1000 confirmed");
        assertThat(story.journal().texts("rollout.held")).satisfies(goldenAmong("hold.dispatched-devices", 4));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
    }

    @Test
    void takesEveryUpdatedDeviceBackWhenAskedTo() {
        story.after(ofHours(12), rollout -> rollout.rollBack(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.rolled-back-by-operator", 1_000));
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 1_000));
        assertThat(story.elapsed()).isLessThan(ofHours(13));
    }

    @Test
    void cancelsInsteadOfRollingBackWhenNoDeviceWasAsked() {
        story.withoutApproval().after(ofHours(2), rollout -> rollout.rollBack(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.incidents().raised()).isEmpty();
        assertThat(story.change().cancellations()).hasSize(1);
    }

    @Test
    void abortsWhileItWaitsForItsWindow() {
        story.after(ofHours(3), rollout -> rollout.abort(ADA))
                .schedules()
                .open(RolloutScenario.from(ofHours(90), ofHours(200)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.elapsed()).isLessThan(ofHours(4));
    }

    @Test
    void pausesInTheSoakBeforeTheNextWave() {
        story.inWaves(1_000, 1_000)
                .after(ofHours(12), rollout -> rollout.pause(ADA))
                .after(ofHours(40), rollout -> seen.set(rollout.view()))
                .after(ofHours(50), rollout -> rollout.resume(ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().paused()).isTrue();
        assertThat(seen.get().wave()).isEqualTo(2);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().kinds()).containsSubsequence("rollout.paused", "wave.passed", "rollout.resumed");
        assertThat(story.elapsed()).isGreaterThan(ofHours(52));
    }
}
