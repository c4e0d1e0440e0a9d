package dev.wavegate.simulators.servicenow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** OAuth access tokens and when they end; safe for concurrent use. */
final class AccessTokens {
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Instant> ends = new HashMap<>();

    AccessTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized String issue() {
        String token = UUID.randomUUID().toString().replace("-", "");
        ends.put(token, clock.instant().plus(lifetime));
        return token;
    }

    synchronized boolean isValid(String token) {
        Instant end = ends.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    synchronized void clear() {
        ends.clear();
    }

    long lifetimeSeconds() {
        return lifetime.toSeconds();
    }
}
