package dev.wavegate.simulators.google;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

import dev.wavegate.simulators.wire.Json;

/** A service account of the simulated Google, with a key pair of its own; real clients can log in with its key file. */
public final class ServiceAccount {
    private static final int KEY_BITS = 2048;

    private final String email;
    private final KeyPair keys;

    private ServiceAccount(String email, KeyPair keys) {
        this.email = email;
        this.keys = keys;
    }

    /** Makes an account with a fresh RSA key. */
    public static ServiceAccount named(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return new ServiceAccount(name + "@simulated.iam.gserviceaccount.com", generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has RSA", e);
        }
    }

    /** The address of the account, which is also the issuer of its grants. */
    public String email() {
        return email;
    }

    /** The JSON key file that points clients to the token endpoint of the simulator at this root. */
    public String keyFile(URI simulator) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Json.object()
                .put("type", "service_account")
                .put("project_id", "simulated")
                .put("private_key_id", "simulated-key")
                .put("private_key", pem)
                .put("client_email", email)
                .put("client_id", "100000000000000000001")
                .put("token_uri", simulator.resolve("/token").toString())
                .toPrettyString();
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }
}
