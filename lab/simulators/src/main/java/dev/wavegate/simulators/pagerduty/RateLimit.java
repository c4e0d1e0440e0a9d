package dev.wavegate.simulators.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.wavegate.simulators.wire.SimResponse;

/** How many requests a minute the account may make; every answer says how many are left. */
final class RateLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Clock clock;
    private Instant minuteStart;
    private int used;

    RateLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        minuteStart = clock.instant();
    }

    /** Counts a request; false when there was none left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        if (!now.isBefore(minuteStart.plus(MINUTE))) {
            minuteStart = now;
            used = 0;
        }
        if (used == perMinute) {
            return false;
        }
        used++;
        return true;
    }

    /** Adds the headers with the limit, what remains of it, and the seconds until it is renewed. */
    synchronized SimResponse describe(SimResponse response) {
        Duration left = Duration.between(clock.instant(), minuteStart.plus(MINUTE));
        return response.withHeader("ratelimit-limit", Integer.toString(perMinute))
                .withHeader("ratelimit-remaining", Integer.toString(perMinute - used))
                .withHeader("ratelimit-reset", Long.toString(Math.max(1, left.toSeconds())));
    }

    synchronized void reset() {
        minuteStart = clock.instant();
        used = 0;
    }
}
