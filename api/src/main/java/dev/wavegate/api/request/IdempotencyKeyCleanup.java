package dev.wavegate.api.request;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys after a week: nobody tries a request again for that long. */
@Component
final class IdempotencyKeyCleanup implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeyCleanup.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final IdempotencyKeys keys;
    private final Clock clock;
    private final ScheduledExecutorService broom = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "old-idempotency-keys");
        thread.setDaemon(true);
        return thread;
    });

    IdempotencyKeyCleanup(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void start() {
        // An hour is often enough for what is kept a week; a repeated task that throws would not be repeated.
        var unused = broom.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        broom.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !broom.isShutdown();
    }

    private void sweep() {
        try {
            keys.forgetBefore(clock.instant().minus(KEPT));
        } catch (Failure later) {
            LOG.warn("Old idempotency keys could not be deleted; next attempt in 1 h", later);
        }
    }
}
