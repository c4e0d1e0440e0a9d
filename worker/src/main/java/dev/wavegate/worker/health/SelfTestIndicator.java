package dev.wavegate.worker.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.wavegate.domain.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether one outside system answers; asked at most every ten seconds, however often people look. */
final class SelfTestIndicator implements HealthIndicator {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Runnable selfTest;
    private final Clock clock;
    private Instant askedAt = Instant.EPOCH;
    private @Nullable Health last;

    SelfTestIndicator(Runnable selfTest, Clock clock) {
        this.selfTest = selfTest;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        Health kept = last;
        if (kept != null && clock.instant().isBefore(askedAt.plus(KEPT))) {
            return kept;
        }
        Health fresh = ask();
        askedAt = clock.instant();
        last = fresh;
        return fresh;
    }

    private Health ask() {
        try {
            selfTest.run();
            return Health.up().build();
        } catch (Failure failure) {
            return Health.down()
                    .withDetail("code", failure.code().code())
                    .withDetail("detail", failure.detail())
                    .build();
        }
    }
}
