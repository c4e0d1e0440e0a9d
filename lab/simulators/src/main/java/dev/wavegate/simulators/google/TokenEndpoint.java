package dev.wavegate.simulators.google;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.AccessTokens;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Exchanges the signed grants of a service account for access tokens, and checks the tokens that requests carry. */
final class TokenEndpoint {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final GoogleCalendarSettings settings;
    private final AccessTokens tokens;
    /** Tokens of a service account that acts for itself instead of for a user of the domain. */
    private final Set<String> undelegated = ConcurrentHashMap.newKeySet();

    TokenEndpoint(GoogleCalendarSettings settings) {
        this.settings = settings;
        tokens = new AccessTokens(settings.clock(), LIFETIME);
    }

    /** Refuses a request that needs a token and carries none that is valid. */
    void requireToken(SimRequest request) {
        if (settings.account().isPresent() && !tokens.accepts(request)) {
            throw GoogleErrors.unauthenticated();
        }
    }

    /** Whether the caller may write guests: everybody but a service account that acts for itself. */
    boolean mayInvite(SimRequest request) {
        return !undelegated.contains(request.bearerToken());
    }

    /** Answers {@code POST /token}. */
    SimResponse exchange(SimRequest request) {
        String type = request.form("grant_type").orElse("absent");
        if (!type.equals(JWT_BEARER)) {
            return refused("unsupported_grant_type", "Invalid grant_type: " + type);
        }
        String[] parts = request.form("assertion").orElse("").split("\\.", -1);
        try {
            if (parts.length != 3 || !decoded(parts[0]).path("alg").asText().equals("RS256")) {
                return refused("Invalid JWT: it must be a token of three parts signed with RS256.");
            }
            JsonNode claims = decoded(parts[1]);
            Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
            if (!settings.clock().instant().isBefore(expiry.plus(SKEW))) {
                return refused("Invalid JWT: Token must be a short-lived token and in a reasonable timeframe.");
            }
            if (!claims.path("aud").asText().endsWith("/token")) {
                return refused("Invalid JWT: Failed audience check.");
            }
            if (settings.account().isPresent() && !isSigned(settings.account().get(), claims, parts)) {
                return refused("Invalid JWT Signature.");
            }
            return granted(claims);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            return refused("Invalid JWT: " + e.getMessage());
        }
    }

    private SimResponse granted(JsonNode claims) {
        String token = tokens.issue();
        if (!claims.hasNonNull("sub")) {
            undelegated.add(token);
        }
        Map<String, ?> grant =
                Map.of("access_token", token, "expires_in", LIFETIME.toSeconds() - 1, "token_type", "Bearer");
        return SimResponse.json(200, grant);
    }

    void reset() {
        tokens.clear();
        undelegated.clear();
    }

    private static boolean isSigned(ServiceAccount account, JsonNode claims, String[] parts)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(account.publicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return claims.path("iss").asText().equals(account.email())
                && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode decoded(String part) throws IOException {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }

    private static SimResponse refused(String description) {
        return refused("invalid_grant", description);
    }

    private static SimResponse refused(String error, String description) {
        return SimResponse.json(400, Map.of("error", error, "error_description", description));
    }
}
