package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.wavegate.domain.schedule.ScheduleRef;

/** How old each schedule may be at the moment of judging; one that is not named may be of any age. */
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

    /** Whether a reading of that moment is older than the schedule's age may be, or of an age that nobody knows. */
    public boolean isStale(ScheduleRef ref, Instant fetchedAt) {
        Duration maxAge = maxAges.get(ref);
        return maxAge != null
                && (Duration.between(fetchedAt, at).compareTo(maxAge) > 0 || isFromLaterOn(fetchedAt, at));
    }

    /** Whether a reading seems to be from later on: somebody's clock is wrong, so that its age is not known. */
    public static boolean isFromLaterOn(Instant fetchedAt, Instant now) {
        return fetchedAt.isAfter(now.plus(SKEW));
    }
}
