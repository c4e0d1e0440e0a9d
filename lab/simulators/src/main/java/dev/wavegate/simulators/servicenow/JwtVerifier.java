package dev.wavegate.simulators.servicenow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The verifier maps of the OAuth client: which key signs under which id, and what an assertion must say. */
final class JwtVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    JwtVerifier(Clock clock) {
        this.clock = clock;
    }

    /** Takes a key id and the public RSA key in Base64. */
    void register(JsonNode body) {
        try {
            byte[] encoded = Base64.getDecoder().decode(body.path("publicKey").asText());
            keys.put(
                    body.path("keyId").asText(),
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("publicKey must be an RSA key in Base64", unreadable);
        }
    }

    void reset() {
        keys.clear();
    }

    boolean accepts(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        try {
            return parts.length == 3 && isSigned(parts) && isMeant(decoded(parts[1]));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private boolean isSigned(String[] parts) throws IOException, GeneralSecurityException {
        JsonNode header = decoded(parts[0]);
        PublicKey key = keys.get(header.path("kid").asText());
        if (key == null || !header.path("alg").asText().equals("RS256")) {
            return false;
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private boolean isMeant(JsonNode claims) {
        String client = ServiceNowSettings.OAUTH_CLIENT.name();
        return claims.path("iss").asText().equals(client)
                && claims.path("aud").asText().equals(client)
                && claims.path("sub").asText().equals(ServiceNowSettings.INTEGRATION.name())
                && claims.path("exp").asLong() > clock.instant().getEpochSecond();
    }

    private static JsonNode decoded(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
