package dev.wavegate.integrations.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.text.Secret;

/** What an OAuth client signs with its own key (RS256) to show for whom it acts, each valid for some minutes. */
public final class JwtAssertion {
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String keyId;
    private final String clientId;
    private final String subject;

    private JwtAssertion(PrivateKey key, String keyId, String clientId, String subject) {
        this.key = key;
        this.keyId = keyId;
        this.clientId = clientId;
        this.subject = subject;
    }

    /**
     * Assertions of a client.
     *
     * @param pem an RSA key as PKCS#8 in PEM
     * @param keyId how the other side names the certificate of that key
     * @param subject the user for whom the client acts
     * @throws IllegalArgumentException if the key cannot be read
     */
    public static JwtAssertion of(Secret pem, String keyId, String clientId, String subject) {
        return new JwtAssertion(privateKey(pem.value()), keyId, clientId, subject);
    }

    private static PrivateKey privateKey(String pem) {
        String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Without the cause, whose message may quote the key.
            throw new IllegalArgumentException("the key must be an RSA key in PEM, as PKCS#8 (BEGIN PRIVATE KEY)");
        }
    }

    String signed(Instant now) {
        ObjectNode header = WireJson.mapper().createObjectNode();
        header.put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
        ObjectNode claims = WireJson.mapper().createObjectNode();
        claims.put("iss", clientId)
                .put("aud", clientId)
                .put("sub", subject)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(VALID).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        String content = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("RS256 is not available", impossible);
        }
    }

    private static String encoded(ObjectNode part) {
        return URL.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }
}
