package dev.wavegate.simulators.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many requests a second may be about one team; safe for concurrent use. */
final class TeamRateLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int perSecond;
    private final Clock clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    TeamRateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Counts a request about the team; false when there were enough within the last second. */
    synchronized boolean take(String team) {
        Instant now = clock.instant();
        Deque<Instant> latest = taken.computeIfAbsent(team, unseen -> new ArrayDeque<>());
        while (!latest.isEmpty() && !latest.peekFirst().plus(SECOND).isAfter(now)) {
            latest.removeFirst();
        }
        if (latest.size() >= perSecond) {
            return false;
        }
        latest.addLast(now);
        return true;
    }

    synchronized void reset() {
        taken.clear();
    }
}
