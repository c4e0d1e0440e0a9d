package dev.wavegate.worker.health;

import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;

/** How workflows ended, as Temporal describes their last run. */
final class TemporalWorkflowEnds implements OrphanedRollouts.WorkflowEnds {
    private static final String STATUS = "WORKFLOW_EXECUTION_STATUS_";

    private final WorkflowClient client;

    TemporalWorkflowEnds(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> endOf(RolloutId rollout) {
        try {
            WorkflowExecutionStatus status = client.newUntypedWorkflowStub(RolloutWorkflow.workflowId(rollout))
                    .describe()
                    .getStatus();
            return hasEnded(status) ? Optional.of(status.name().substring(STATUS.length())) : Optional.empty();
        } catch (WorkflowNotFoundException unknown) {
            return Optional.of("NOT_FOUND");
        } catch (StatusRuntimeException | WorkflowServiceException down) {
            throw Failure.of(FailureCode.ENGINE_UNAVAILABLE, "Temporal does not describe workflows", down);
        }
    }

    /** A status that nobody here knows is no end. */
    private static boolean hasEnded(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED,
                    WORKFLOW_EXECUTION_STATUS_FAILED,
                    WORKFLOW_EXECUTION_STATUS_CANCELED,
                    WORKFLOW_EXECUTION_STATUS_TERMINATED,
                    WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> true;
            default -> false;
        };
    }
}
