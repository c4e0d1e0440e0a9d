package dev.wavegate.worker.temporal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.wavegate.activities.FailureTranslation;
import dev.wavegate.workflows.change.PolledChangeFeed;
import dev.wavegate.workflows.rollout.WaveByWaveRollout;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.watch.HourlyWatch;
import dev.wavegate.workflows.wave.WaveInLanes;
import dev.wavegate.workflows.window.BriefScheduleLook;
import dev.wavegate.workflows.window.PolledScheduleFeed;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import org.springframework.context.SmartLifecycle;

/** Serves the task queues from the start of the application to its end, and lets short activities finish then. */
final class TemporalWorkers implements SmartLifecycle {
    /** A drive hears of its cancellation with its heartbeat, so heartbeats must not be held back for long. */
    private static final Duration HEARTBEATS_HELD_BACK = Duration.ofMillis(500);

    /** A first workflow task loads classes, which takes longer than the default second on a busy machine. */
    private static final Duration COLD_START = Duration.ofSeconds(10);

    private final TemporalReadiness readiness;
    private final WorkerFactory factory;
    private final Duration drain;
    private volatile boolean running;

    TemporalWorkers(WorkflowClient client, WorkerProperties settings, Activities activities) {
        this.readiness = TemporalReadiness.of(client);
        this.drain = settings.drain();
        this.factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FailureTranslation())
                        .setWorkflowCacheSize(settings.cachedWorkflows())
                        .build());
        Worker workflows =
                factory.newWorker(TaskQueues.WORKFLOWS, options(settings).build());
        workflows.registerWorkflowImplementationTypes(
                WaveByWaveRollout.class,
                WaveInLanes.class,
                HourlyWatch.class,
                PolledChangeFeed.class,
                PolledScheduleFeed.class,
                BriefScheduleLook.class);
        workflows.registerActivitiesImplementations(activities.brief().toArray());
        Worker drives = factory.newWorker(
                TaskQueues.DRIVES,
                options(settings)
                        .setMaxConcurrentActivityExecutionSize(settings.drives())
                        .build());
        drives.registerActivitiesImplementations(activities.drives().toArray());
    }

    private static WorkerOptions.Builder options(WorkerProperties settings) {
        WorkerOptions.Builder options = WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(COLD_START.toMillis())
                .setMaxHeartbeatThrottleInterval(HEARTBEATS_HELD_BACK)
                .setDefaultHeartbeatThrottleInterval(HEARTBEATS_HELD_BACK);
        if (settings.withoutStickyQueue()) {
            options.setStickyQueueScheduleToStartTimeout(Duration.ZERO);
        }
        return options;
    }

    @Override
    public void start() {
        readiness.await();
        factory.start();
        running = true;
    }

    @Override
    public void stop() {
        factory.shutdown();
        factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start and first to stop: everything that activities use is there while they run. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
