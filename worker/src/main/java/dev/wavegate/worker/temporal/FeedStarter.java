package dev.wavegate.worker.temporal;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.workflows.change.ChangeFeed;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.window.ScheduleFeed;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes sure that every feed runs, once in the whole cluster however many workers there are, and goes by the settings of the
 * worker that started last.
 */
final class FeedStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FeedStarter.class);

    private final WorkflowClient client;
    private final FeedProperties settings;
    private final Set<String> sources;
    private volatile boolean running;

    FeedStarter(WorkflowClient client, FeedProperties settings, ScheduleSources schedules) {
        this.client = client;
        this.settings = settings;
        this.sources = new TreeSet<>(schedules.calendars().keySet());
        this.sources.addAll(schedules.rosters().keySet());
    }

    @Override
    public void start() {
        startFeed(ChangeFeed.WORKFLOW_ID, (batch, options) -> {
            ChangeFeed feed = client.newWorkflowStub(ChangeFeed.class, options);
            batch.add(feed::run, new ChangeFeed.Input(settings.changeTick(), ""));
            batch.add(feed::adopt, settings.changeTick());
        });
        sources.forEach(source -> startFeed(ScheduleFeed.workflowId(source), (batch, options) -> {
            ScheduleFeed feed = client.newWorkflowStub(ScheduleFeed.class, options);
            ScheduleFeed.Input order = new ScheduleFeed.Input(source, settings.scheduleTick());
            batch.add(feed::run, order);
            batch.add(feed::adopt, order);
        }));
        running = true;
    }

    private void startFeed(String id, BiConsumer<BatchRequest, WorkflowOptions> words) {
        BatchRequest batch = client.newSignalWithStartRequest();
        try {
            words.accept(
                    batch,
                    WorkflowOptions.newBuilder()
                            .setWorkflowId(id)
                            .setTaskQueue(TaskQueues.WORKFLOWS)
                            .setWorkflowIdConflictPolicy(
                                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                            .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                            .build());
            client.signalWithStart(batch);
        } catch (WorkflowServiceException | StatusRuntimeException unreachable) {
            LOG.atError()
                    .addKeyValue("feed", id)
                    .setCause(unreachable)
                    .log("A feed could not be started; restart this worker when Temporal is available");
            throw unreachable;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
