package dev.wavegate.worker.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for orphaned rollouts when the worker starts, and again when somebody asks for its health, at most once a minute. A
 * probe never waits for Temporal: it answers what is known, and what is found meanwhile shows in the next one.
 */
final class OrphanWatch implements HealthIndicator, SmartLifecycle {
    /** How often probes cause calls to Temporal at most. */
    static final Duration KEPT = Duration.ofMinutes(1);

    /** A store or a Temporal that does not answer when the worker starts is asked again after this long. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    private static final int MOST_SHOWN = 20;
    private static final Logger LOG = LoggerFactory.getLogger(OrphanWatch.class);

    private final OrphanedRollouts rollouts;
    private final Clock clock;
    private final Background background;
    private Instant lookedAt = Instant.EPOCH;
    private Optional<String> trouble = Optional.empty();
    private boolean running;

    OrphanWatch(OrphanedRollouts rollouts, Clock clock, Background background) {
        this.rollouts = rollouts;
        this.clock = clock;
        this.background = background;
    }

    /** Runs work beside its callers, one piece after the other; work that comes after the end is dropped. */
    interface Background extends AutoCloseable {
        void run(Runnable work, Duration after);

        @Override
        void close();
    }

    @Override
    public Health health() {
        lookAgainIfDue();
        List<String> orphans = rollouts.summary(MOST_SHOWN);
        Health.Builder health = orphans.isEmpty() ? Health.up() : Health.down();
        if (orphans.isEmpty() && !rollouts.isComplete()) {
            health.unknown();
        }
        if (!orphans.isEmpty()) {
            health.withDetail("workflowEnded", orphans);
        }
        currentTrouble().ifPresent(error -> health.withDetail("error", error));
        return health.build();
    }

    /** Every rollout is looked at once; it takes as many tries as Temporal needs to come up. */
    private void sweep() {
        if (!look()) {
            background.run(this::sweep, AGAIN);
        } else if (!rollouts.isComplete()) {
            background.run(this::sweep, Duration.ZERO);
        }
    }

    private synchronized void lookAgainIfDue() {
        Instant now = clock.instant();
        if (running && rollouts.isComplete() && !now.isBefore(lookedAt.plus(KEPT))) {
            lookedAt = now;
            background.run(this::look, Duration.ZERO);
        }
    }

    /** Whether the store and Temporal answered. */
    private boolean look() {
        try {
            rollouts.checkNextPage();
            looked(Optional.empty());
            return true;
        } catch (Failure down) {
            if (currentTrouble().isEmpty()) {
                LOG.atWarn()
                        .addKeyValue("code", down.code().code())
                        .addKeyValue("detail", down.detail())
                        .log("Cannot look for rollouts whose workflow has ended; will look again");
            }
            looked(Optional.of(down.detail()));
            return false;
        }
    }

    private synchronized void looked(Optional<String> error) {
        lookedAt = clock.instant();
        trouble = error;
    }

    private synchronized Optional<String> currentTrouble() {
        return trouble;
    }

    @Override
    public synchronized void start() {
        running = true;
        background.run(this::sweep, Duration.ZERO);
    }

    @Override
    public synchronized void stop() {
        running = false;
        background.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
