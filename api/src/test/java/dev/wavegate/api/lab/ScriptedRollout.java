package dev.wavegate.api.lab;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** A rollout that does nothing but obey: it waits for commands, and for a decision when its plan is labelled so. */
public final class ScriptedRollout implements RolloutWorkflow {
    /** A plan with this label waits for a decision. */
    public static final String UNDECIDED = "undecided";

    private final JournalActivities journal = Workflow.newActivityStub(
            JournalActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .build());
    private final Input order;
    private final ProgressRecorder recorder;
    private boolean awaitsDecision;
    private Optional<RolloutState> ending = Optional.empty();

    @WorkflowInit
    public ScriptedRollout(Input order) {
        this.order = order;
        this.recorder = new ProgressRecorder(order.plan().rollout(), journal, RolloutProgress.preparing(), 0);
    }

    @Override
    public RolloutProgress run(Input same) {
        RolloutPlan plan = journal.register(new JournalActivities.Registration(order.plan(), WorkflowClock.now()));
        awaitsDecision = plan.labels().containsKey(UNDECIDED);
        recorder.enter(RolloutState.AWAITING_APPROVAL);
        recorder.record("rollout.started", "Rollout " + order.plan().rollout() + " has begun.", Map.of());
        Workflow.await(() -> ending.isPresent());
        if (ending.get() == RolloutState.ROLLED_BACK) {
            recorder.enter(RolloutState.ROLLING_BACK);
        }
        recorder.end(ending.get(), ending.get() + " " + order.plan().rollout());
        Workflow.await(Workflow::isEveryHandlerFinished);
        recorder.drain();
        return recorder.progress();
    }

    @Override
    public RolloutProgress pause(Command command) {
        recorder.paused(true);
        recorder.recordAs(command.actor(), "rollout.paused", "Paused: " + command.reason(), Map.of());
        return recorder.progress();
    }

    @Override
    public void mayPause(Command command) {
        refuseWhen(recorder.progress().paused(), "the rollout is already paused");
    }

    @Override
    public RolloutProgress resume(Command command) {
        recorder.paused(false);
        recorder.recordAs(command.actor(), "rollout.resumed", "Resumed: " + command.reason(), Map.of());
        return recorder.progress();
    }

    @Override
    public void mayResume(Command command) {
        refuseWhen(!recorder.progress().paused(), "the rollout is not paused");
    }

    @Override
    public RolloutProgress abort(Command command) {
        ending = Optional.of(RolloutState.CANCELLED);
        return recorder.progress();
    }

    @Override
    public void mayAbort(Command command) {
        refuseWhen(ending.isPresent(), "the rollout is already ending");
    }

    @Override
    public RolloutProgress rollBack(Command command) {
        ending = Optional.of(RolloutState.ROLLED_BACK);
        return recorder.progress();
    }

    @Override
    public void mayRollBack(Command command) {
        refuseWhen(ending.isPresent(), "the rollout is already ending");
    }

    @Override
    public RolloutProgress decide(GateDecision decision) {
        awaitsDecision = false;
        recorder.recordAs(decision.actor(), "gate.decided", decision.choice() + ": " + decision.reason(), Map.of());
        return recorder.progress();
    }

    @Override
    public void mayDecide(GateDecision decision) {
        refuseWhen(!awaitsDecision, "no gate is waiting for a decision");
    }

    @Override
    public void changeMoved(long version) {
        recorder.record("hint.change", "The change moved.", Map.of());
    }

    @Override
    public void rosterMoved() {
        recorder.record("hint.roster", "A roster moved.", Map.of());
    }

    @Override
    public void soaking(WaveNumber wave, String region) {
        recorder.record("wave.soaking", "Wave " + wave + " is soaking.", Map.of());
    }

    @Override
    public RolloutProgress view() {
        return recorder.progress();
    }

    private static void refuseWhen(boolean refused, String reason) {
        if (refused) {
            throw ApplicationFailure.newNonRetryableFailure(reason, FailureCode.ROLLOUT_NOT_READY.code());
        }
    }
}
