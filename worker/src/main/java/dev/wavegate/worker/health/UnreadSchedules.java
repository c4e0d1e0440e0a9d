package dev.wavegate.worker.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.window.ScheduleCopies;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the calendars and rosters of running rollouts can be read, and if not, why. An outage counts once it is long; until
 * then the indicator of its system says so. The store is asked at most every ten seconds.
 */
final class UnreadSchedules implements HealthIndicator {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_SHOWN = 20;

    private final Rollouts rollouts;
    private final ScheduleCopies copies;
    private final Clock clock;
    private Instant askedAt = Instant.EPOCH;
    private @Nullable Health last;

    UnreadSchedules(Rollouts rollouts, ScheduleCopies copies, Clock clock) {
        this.rollouts = rollouts;
        this.copies = copies;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        Instant now = clock.instant();
        Health kept = last;
        if (kept != null && now.isBefore(askedAt.plus(KEPT))) {
            return kept;
        }
        Health fresh = ask(now);
        askedAt = now;
        last = fresh;
        return fresh;
    }

    private Health ask(Instant now) {
        List<String> unread;
        try {
            unread = copies.faults(rollouts.schedulesInUse()).entrySet().stream()
                    .filter(each -> each.getValue().needsAttention(now))
                    .sorted(Map.Entry.comparingByKey(
                            (one, other) -> one.toString().compareTo(other.toString())))
                    .map(each -> each.getValue().sentence(each.getKey()))
                    .toList();
        } catch (Failure down) {
            return Health.unknown().withDetail("error", down.detail()).build();
        }
        return unread.isEmpty()
                ? Health.up().build()
                : Health.down()
                        .withDetail("number", unread.size())
                        .withDetail("unread", unread.stream().limit(MOST_SHOWN).toList())
                        .build();
    }
}
