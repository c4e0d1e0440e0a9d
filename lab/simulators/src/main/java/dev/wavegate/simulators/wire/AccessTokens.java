package dev.wavegate.simulators.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** OAuth access tokens and when they expire; safe for concurrent use. */
public final class AccessTokens {
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    public AccessTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** A new token, valid from now on. */
    public String issue() {
        String token = UUID.randomUUID().toString().replace("-", "");
        ends.put(token, clock.instant().plus(lifetime));
        return token;
    }

    /** Whether the request carries a bearer token that has not expired. */
    public boolean accepts(SimRequest request) {
        return clock.instant().isBefore(ends.getOrDefault(request.bearerToken(), Instant.MIN));
    }

    public void clear() {
        ends.clear();
    }
}
