package dev.wavegate.api.temporal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Command;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Input;
import dev.wavegate.workflows.temporal.TaskQueues;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import org.springframework.stereotype.Component;

/** The workflows of rollouts, as far as the API starts and steers them; fails with {@link Failure} only. */
@Component
public final class RolloutClient {
    /** What people may want of a rollout; spelled as the workflow spells it. */
    public enum Wish {
        PAUSE("pause"),
        RESUME("resume"),
        ABORT("abort"),
        ROLL_BACK("rollBack");

        private final String update;

        Wish(String update) {
            this.update = update;
        }
    }

    /**
     * What a refusal is called: by the workflow, and by the SDK 1.38, which wraps what a validator throws and keeps only its
     * message. Mistakes in a validator keep the names of their classes and are not taken for refusals.
     */
    private static final Set<String> REFUSALS =
            Set.of(FailureCode.ROLLOUT_NOT_READY.code(), "io.temporal.internal.worker.WorkflowExecutionException");

    /** What the engine calls an update that was accepted and overtaken by the end of the workflow. */
    private static final String TOO_LATE = "AcceptedUpdateCompletedWorkflow";

    private final WorkflowClient client;
    private final TemporalCalls engine;

    RolloutClient(WorkflowClient client, TemporalCalls engine) {
        this.client = client;
        this.engine = engine;
    }

    /**
     * Starts the workflow of a plan.
     *
     * @return whether it was started now; false when a rollout of this name was started before, ended or not
     */
    public boolean start(PlanRef plan) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(RolloutWorkflow.workflowId(plan.rollout()))
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build();
        RolloutWorkflow workflow = client.newWorkflowStub(RolloutWorkflow.class, options);
        try {
            engine.call(() -> WorkflowClient.start(workflow::run, new Input(plan)));
            return true;
        } catch (WorkflowExecutionAlreadyStarted started) {
            return false;
        }
    }

    /** The digest of the plan with which the workflow of this name was started. */
    public PlanDigest digestOf(RolloutId rollout) {
        return engine.call(() -> {
            Payloads input = client.streamHistory(RolloutWorkflow.workflowId(rollout))
                    .findFirst()
                    .orElseThrow(
                            () -> Failure.of(FailureCode.ROLLOUT_MISSING, "rollout " + rollout + " does not exist"))
                    .getWorkflowExecutionStartedEventAttributes()
                    .getInput();
            return client.getOptions()
                    .getDataConverter()
                    .fromPayloads(0, Optional.of(input), Input.class, Input.class)
                    .plan()
                    .digest();
        });
    }

    /**
     * Carries a wish to the workflow.
     *
     * @param wishId the same id again is the same wish; empty when the caller gave none
     * @return what the workflow says of itself afterwards
     */
    public RolloutProgress carry(Wish wish, RolloutId rollout, Command command, Optional<String> wishId) {
        return update(rollout, wish.update, command, wishId);
    }

    /** Carries a decision to the workflow, as {@link #carry} does. */
    public RolloutProgress decide(RolloutId rollout, GateDecision decision, Optional<String> wishId) {
        return update(rollout, "decide", decision, wishId);
    }

    private RolloutProgress update(RolloutId rollout, String name, Object message, Optional<String> wishId) {
        UpdateOptions.Builder<RolloutProgress> options = UpdateOptions.newBuilder(RolloutProgress.class)
                .setUpdateName(name)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED);
        wishId.ifPresent(options::setUpdateId);
        try {
            return engine.call(() -> client.newUntypedWorkflowStub(RolloutWorkflow.workflowId(rollout))
                    .startUpdate(options.build(), message)
                    .getResult());
        } catch (WorkflowNotFoundException over) {
            throw refused(rollout, "the rollout has ended");
        } catch (WorkflowUpdateException answer) {
            throw translated(rollout, answer);
        }
    }

    private static Failure translated(RolloutId rollout, WorkflowUpdateException answer) {
        if (answer.getCause() instanceof ApplicationFailure failure) {
            if (REFUSALS.contains(failure.getType())) {
                return refused(rollout, failure.getOriginalMessage());
            }
            if (failure.getType().equals(TOO_LATE)) {
                return refused(rollout, "the rollout ended before the command was handled");
            }
        }
        return Failure.of(FailureCode.BUG, "the rollout workflow failed to handle a command", answer);
    }

    private static Failure refused(RolloutId rollout, String reason) {
        return Failure.because(
                FailureCode.ROLLOUT_NOT_READY, rollout + " cannot take this command now: " + reason, List.of(reason));
    }
}
