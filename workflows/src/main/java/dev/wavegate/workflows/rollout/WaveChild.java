package dev.wavegate.workflows.rollout;

import java.util.List;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.SignalExternalWorkflowExecutionFailedCause;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** A child workflow that runs a part of a wave, judges a wave, or rolls devices back. */
final class WaveChild {
    /** The type of the SDK's failure when a signal finds its workflow ended. */
    private static final String HAS_ENDED =
            SignalExternalWorkflowExecutionFailedCause
                    .SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND
                    .name();

    private static final Logger LOG = Workflow.getLogger(WaveChild.class);

    private final WaveWorkflow stub;
    private final Promise<WaveWorkflow.Result> running;

    private WaveChild(WaveWorkflow stub, Promise<WaveWorkflow.Result> running) {
        this.stub = stub;
        this.running = running;
    }

    /** Returns when the child has started, so that it can be signalled. */
    static WaveChild start(WaveWorkflow.Input input) {
        WaveWorkflow stub = Workflow.newChildWorkflowStub(
                WaveWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(WaveWorkflow.workflowId(input))
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .build());
        Promise<WaveWorkflow.Result> running = Async.function(stub::run, input);
        Workflow.getWorkflowExecution(stub).get();
        return new WaveChild(stub, running);
    }

    boolean hasEnded() {
        return running.isCompleted();
    }

    void stopDispatching() {
        signal(stub::stopDispatching);
    }

    void stopEverything() {
        signal(stub::stopEverything);
    }

    /** A child that has ended meanwhile needs no signal. */
    private void signal(Runnable signal) {
        if (hasEnded()) {
            return;
        }
        try {
            signal.run();
        } catch (ApplicationFailure refused) {
            if (!refused.getType().equals(HAS_ENDED)) {
                throw refused;
            }
            LOG.info("The wave had ended before it could be stopped", refused);
        }
    }

    /** Waits for its end; one that was cancelled in Temporal by itself is unfinished, and can be started again. */
    WaveWorkflow.Result result() {
        try {
            return running.get();
        } catch (ChildWorkflowFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                return new WaveWorkflow.Result(
                        WaveWorkflow.End.UNFINISHED,
                        OutcomeCounts.none(),
                        List.of(),
                        "The workflow of the wave was cancelled in Temporal; it starts again.");
            }
            throw failure;
        }
    }
}
