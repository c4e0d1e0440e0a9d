package dev.wavegate.activities.wave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;

/** How long a backend may fail to answer before the rollout is held because of it. */
final class OutageTolerance {
    private final Clock clock;
    private final Duration limit;
    private Optional<Instant> troubleSince = Optional.empty();

    OutageTolerance(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    void answered() {
        troubleSince = Optional.empty();
    }

    /** Whether the failure ends the patience; one that no waiting mends is thrown on. */
    boolean endsWith(Failure failure) {
        if (!failure.kind().isRetryable()) {
            throw failure;
        }
        Instant since = troubleSince.orElseGet(clock::instant);
        troubleSince = Optional.of(since);
        return Duration.between(since, clock.instant()).compareTo(limit) >= 0;
    }
}
