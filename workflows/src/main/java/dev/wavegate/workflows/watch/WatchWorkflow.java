package dev.wavegate.workflows.watch;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Reports devices that go back after their rollout has completed; the change stays closed. */
@WorkflowInterface
public interface WatchWorkflow {
    @WorkflowMethod(name = "Watch")
    void run(Input input);

    static String workflowId(RolloutId rollout) {
        return "rollout/" + rollout + "/watch";
    }

    /**
     * What to watch.
     *
     * @param waves with the failures that the rollout completed with
     * @param incident to be raised, with another description, when devices failed since
     * @param until when the watch ends
     */
    record Input(PlanRef rollout, List<PassedWave> waves, IncidentDraft incident, Instant until) {
        public Input {
            waves = List.copyOf(waves);
        }
    }
}
