package dev.wavegate.simulators.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Exchanges the signed grants of a service account for access tokens, and checks the tokens that requests carry. */
final class TokenDesk {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Grant NO_GRANT = new Grant(Instant.MIN, false);

    private final Optional<ServiceAccount> account;
    private final Optional<String> fixedToken;
    private final Clock clock;
    private final Map<String, Grant> tokens = new ConcurrentHashMap<>();

    TokenDesk(Optional<ServiceAccount> account, Optional<String> fixedToken, Clock clock) {
        this.account = account;
        this.fixedToken = fixedToken;
        this.clock = clock;
    }

    /** Refuses a request that needs a token and carries none that is valid. */
    void requireToken(SimRequest request) {
        if (account.isEmpty() && fixedToken.isEmpty()) {
            return;
        }
        String token = tokenOf(request);
        Instant end = tokens.getOrDefault(token, NO_GRANT).end();
        if (!fixedToken.equals(Optional.of(token)) && !clock.instant().isBefore(end)) {
            throw GoogleProblem.unauthenticated();
        }
    }

    /** Whether the caller may write guests: everybody but a service account that acts for itself. */
    boolean mayInvite(SimRequest request) {
        Grant grant = tokens.get(tokenOf(request));
        return grant == null || grant.delegated();
    }

    private static String tokenOf(SimRequest request) {
        String header = request.header("Authorization").orElse("");
        return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    /** Answers {@code POST /token}. */
    SimResponse exchange(SimRequest request) {
        if (!request.form("grant_type").equals(Optional.of(JWT_BEARER))) {
            return refused(
                    "unsupported_grant_type",
                    "Invalid grant_type: " + request.form("grant_type").orElse("absent"));
        }
        String assertion = request.form("assertion").orElse("");
        String fault = faultOf(assertion);
        if (!fault.isEmpty()) {
            return refused("invalid_grant", fault);
        }
        String token = "ya29." + UUID.randomUUID();
        tokens.put(token, new Grant(clock.instant().plus(LIFETIME), isDelegated(assertion)));
        return SimResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token)
                        .put("expires_in", LIFETIME.toSeconds() - 1)
                        .put("token_type", "Bearer"));
    }

    void reset() {
        tokens.clear();
    }

    private String faultOf(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        try {
            if (parts.length != 3 || !decoded(parts[0]).path("alg").asText().equals("RS256")) {
                return "Invalid JWT: it must be a token of three parts signed with RS256.";
            }
            JsonNode claims = decoded(parts[1]);
            Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
            if (!clock.instant().isBefore(expiry.plus(SKEW))) {
                return "Invalid JWT: Token must be a short-lived token and in a reasonable timeframe.";
            }
            if (!claims.path("aud").asText().endsWith("/token")) {
                return "Invalid JWT: Failed audience check.";
            }
            return account.isEmpty() || isSigned(account.get(), claims, parts) ? "" : "Invalid JWT Signature.";
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            return "Invalid JWT: " + e.getMessage();
        }
    }

    private static boolean isDelegated(String assertion) {
        try {
            return decoded(assertion.split("\\.", -1)[1]).hasNonNull("sub");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static SimResponse refused(String error, String description) {
        return SimResponse.json(400, Map.of("error", error, "error_description", description));
    }

    /**
     * A token that was given out.
     *
     * @param delegated whether its holder acts for a user of the domain
     */
    private record Grant(Instant end, boolean delegated) {}
}
