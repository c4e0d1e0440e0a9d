package dev.wavegate.activities.signal;

import java.util.function.Consumer;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hints as signals to the rollouts' workflows; fails with {@code engine.unavailable} only. */
public final class TemporalRolloutSignals implements RolloutSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalRolloutSignals.class);

    private final WorkflowClient client;

    public TemporalRolloutSignals(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public void changeMoved(RolloutId rollout, long version) {
        signal(rollout, workflow -> workflow.changeMoved(version));
    }

    @Override
    public void rosterMoved(RolloutId rollout) {
        signal(rollout, RolloutWorkflow::rosterMoved);
    }

    private void signal(RolloutId rollout, Consumer<RolloutWorkflow> hint) {
        try {
            hint.accept(client.newWorkflowStub(RolloutWorkflow.class, RolloutWorkflow.workflowId(rollout)));
        } catch (WorkflowNotFoundException over) {
            LOG.atDebug().addKeyValue("rollout", rollout).log("The rollout has ended or does not exist");
        } catch (StatusRuntimeException | WorkflowServiceException down) {
            throw Failure.of(FailureCode.ENGINE_UNAVAILABLE, "Temporal did not take a signal to " + rollout, down);
        }
    }
}
