package dev.wavegate.api.temporal;

import java.time.Duration;
import java.util.List;

import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.window.ScheduleLook;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has workers read schedules that no rollout names; nobody but a worker knows the systems that keep them. */
@Component
public final class ScheduleLooks {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleLooks.class);

    private final WorkflowClient client;
    private final TemporalCalls engine;
    private final Duration patience;

    ScheduleLooks(WorkflowClient client, TemporalCalls engine, ApiProperties settings) {
        this.client = client;
        this.engine = engine;
        this.patience = settings.schedulePatience();
    }

    /**
     * Waits until these schedules are copied, but not for long.
     *
     * @return sentences about what could not be read, or not in time
     */
    public List<String> look(ScheduleLook.Input order) {
        ScheduleLook look = client.newWorkflowStub(
                ScheduleLook.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(ScheduleLook.workflowId(order))
                        .setTaskQueue(TaskQueues.WORKFLOWS)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        try {
            return engine.call(() -> look.look(order), patience);
        } catch (WorkflowFailedException failed) {
            return unread(order, failed, "Reading the schedules failed; see the worker's log.");
        } catch (Failure late) {
            return unread(order, late, "Reading the schedules timed out; check that a worker is running.");
        }
    }

    private static List<String> unread(ScheduleLook.Input order, Exception why, String sentence) {
        LOG.atWarn().addKeyValue("schedules", order).setCause(why).log(sentence);
        return List.of(sentence);
    }
}
