package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.wavegate.domain.schedule.ScheduleRef;

/** The maximum age of each snapshot at a moment; schedules that are not named have none. */
public record Freshness(Instant at, Map<ScheduleRef, Duration> maxAges) {
    /** Clocks of two machines differ by less. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    public Freshness {
        maxAges = Map.copyOf(maxAges);
    }

    /** Accepts schedules of any age. */
    public static Freshness ofAnyAge() {
        return new Freshness(Instant.EPOCH, Map.of());
    }

    /** Whether a snapshot is older than its schedule allows, or from the future. */
    public boolean isStale(ScheduleRef ref, Instant fetchedAt) {
        Duration maxAge = maxAges.get(ref);
        return maxAge != null
                && (Duration.between(fetchedAt, at).compareTo(maxAge) > 0 || isFromLaterOn(fetchedAt, at));
    }

    /** Whether a snapshot is from the future: a clock is wrong, so that its age is unknown. */
    public static boolean isFromLaterOn(Instant fetchedAt, Instant now) {
        return fetchedAt.isAfter(now.plus(SKEW));
    }
}
