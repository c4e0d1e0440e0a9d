package dev.wavegate.api.temporal;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Calls the engine with bounded patience, and says in our words that it does not answer. */
@Component
final class TemporalCalls implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalCalls.class);

    private final Duration patience;
    private final AtomicBoolean down = new AtomicBoolean();
    private final ScheduledExecutorService watch = watch();

    TemporalCalls(ApiProperties settings) {
        this.patience = settings.enginePatience();
    }

    /**
     * The answer to a call.
     *
     * @throws WorkflowNotFoundException when the engine answered that it knows no such workflow that goes on
     * @throws Failure {@code engine.unavailable} when there is none in time; what was asked for may still happen
     */
    <T> T call(Supplier<T> call) {
        return call(call, patience);
    }

    <T> T call(Supplier<T> call, Duration atMost) {
        Context.CancellableContext bounded =
                Context.current().withDeadlineAfter(atMost.toMillis(), TimeUnit.MILLISECONDS, watch);
        Context before = bounded.attach();
        try {
            T answer = call.get();
            answered();
            return answer;
        } catch (WorkflowNotFoundException answered) {
            answered();
            throw answered;
        } catch (StatusRuntimeException | WorkflowServiceException down) {
            failed(down);
            throw Failure.of(
                    FailureCode.ENGINE_UNAVAILABLE,
                    "Temporal or its workers did not respond in time; retry later",
                    down);
        } finally {
            bounded.detach(before);
            bounded.cancel(null);
        }
    }

    /** An outage is logged when it begins and when it ends, however many calls it costs. */
    private void failed(RuntimeException failure) {
        if (!down.getAndSet(true)) {
            LOG.warn("Temporal or its workers do not respond", failure);
        }
    }

    private void answered() {
        if (down.getAndSet(false)) {
            LOG.warn("Temporal and its workers respond again");
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "engine-patience");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
