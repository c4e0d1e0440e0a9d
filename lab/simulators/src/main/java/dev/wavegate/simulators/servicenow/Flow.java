package dev.wavegate.simulators.servicenow;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.wavegate.simulators.wire.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what the platform does on its own some time after a write; a step must find its facts again when it runs. */
interface Flow extends AutoCloseable {
    void later(Runnable step);

    /** Drops every step that has not begun. */
    void forget();

    @Override
    void close();

    /** Runs every step under the instance's lock, so that no request sees half of it. */
    record Exclusive(Flow flow, Object lock) implements Flow {
        @Override
        public void later(Runnable step) {
            flow.later(() -> {
                synchronized (lock) {
                    step.run();
                }
            });
        }

        @Override
        public void forget() {
            flow.forget();
        }

        @Override
        public void close() {
            flow.close();
        }
    }

    /** A flow engine that takes a fixed time of the real clock to react, on one daemon thread. */
    static final class Delayed implements Flow {
        private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

        private final Duration latency;
        private final ScheduledThreadPoolExecutor worker;

        Delayed(Duration latency) {
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
}
