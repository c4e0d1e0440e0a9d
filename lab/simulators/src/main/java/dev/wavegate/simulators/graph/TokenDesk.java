package dev.wavegate.simulators.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Gives tokens to the app for its client credentials, and checks the tokens that requests carry. */
final class TokenDesk {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    TokenDesk(GraphSettings settings) {
        this.clientId = settings.clientId();
        this.clientSecret = settings.clientSecret();
        this.clock = settings.clock();
    }

    /** Answers the token endpoint of any tenant. */
    SimResponse grant(SimRequest request) {
        if (!request.form("grant_type").equals(Optional.of("client_credentials"))) {
            return refused(400, "unsupported_grant_type");
        }
        if (!request.form("scope").orElse("").endsWith("/.default")) {
            return refused(400, "invalid_scope");
        }
        boolean known = request.form("client_id").equals(Optional.of(clientId))
                && request.form("client_secret").equals(Optional.of(clientSecret));
        if (!known) {
            return refused(401, "invalid_client");
        }
        String token = UUID.randomUUID().toString();
        tokens.put(token, clock.instant().plus(LIFETIME));
        return SimResponse.json(
                200,
                Map.of(
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFETIME.toSeconds() - 1,
                        "ext_expires_in",
                        LIFETIME.toSeconds() - 1,
                        "access_token",
                        token));
    }

    /** Refuses a request that carries no valid token although there is an app to have one. */
    void requireToken(SimRequest request) {
        String header = request.header("Authorization").orElse("");
        String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        Instant end = tokens.getOrDefault(token, Instant.MIN);
        if (!clientId.isEmpty() && !clock.instant().isBefore(end)) {
            throw GraphProblem.unauthenticated();
        }
    }

    void reset() {
        tokens.clear();
    }

    private static SimResponse refused(int status, String error) {
        return SimResponse.json(status, Map.of("error", error, "error_description", "AADSTS: " + error));
    }
}
