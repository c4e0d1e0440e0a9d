package dev.wavegate.simulators.servicenow;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.wavegate.simulators.wire.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A flow engine that takes a fixed time of the real clock to react, on one daemon thread. */
final class DelayedFlow implements Flow {
    private static final Logger LOG = LoggerFactory.getLogger(DelayedFlow.class);

    private final Duration latency;
    private final ScheduledThreadPoolExecutor worker;

    DelayedFlow(Duration latency) {
        this.latency = latency;
        this.worker = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("servicenow-flow"));
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void later(Runnable step) {
        var unused = worker.schedule(() -> run(step), latency.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException bug) {
            LOG.error("a flow step failed; this is a bug of the simulator", bug);
        }
    }

    @Override
    public void forget() {
        worker.getQueue().clear();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
