package dev.wavegate.simulators.graph;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.wire.AccessTokens;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Gives tokens to the app for its client credentials, and checks the tokens that requests carry. */
final class TokenEndpoint {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final GraphSettings settings;
    private final AccessTokens tokens;

    TokenEndpoint(GraphSettings settings) {
        this.settings = settings;
        tokens = new AccessTokens(settings.clock(), LIFETIME);
    }

    /** Answers the token endpoint of any tenant. */
    SimResponse grant(SimRequest request) {
        if (!request.form("grant_type").equals(Optional.of("client_credentials"))) {
            return refused(400, "unsupported_grant_type");
        }
        if (!request.form("scope").orElse("").endsWith("/.default")) {
            return refused(400, "invalid_scope");
        }
        boolean known = request.form("client_id").equals(Optional.of(settings.clientId()))
                && request.form("client_secret").equals(Optional.of(settings.clientSecret()));
        if (!known) {
            return refused(401, "invalid_client");
        }
        long seconds = LIFETIME.toSeconds() - 1;
        Map<String, ?> grant = Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                seconds,
                "ext_expires_in",
                seconds,
                "access_token",
                tokens.issue());
        return SimResponse.json(200, grant);
    }

    /** Refuses a request that carries no valid token although there is an app to have one. */
    void requireToken(SimRequest request) {
        if (!settings.clientId().isEmpty() && !tokens.accepts(request)) {
            throw GraphErrors.unauthenticated();
        }
    }

    void reset() {
        tokens.clear();
    }

    private static SimResponse refused(int status, String error) {
        return SimResponse.json(status, Map.of("error", error, "error_description", "AADSTS: " + error));
    }
}
