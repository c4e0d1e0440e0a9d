package dev.wavegate.domain.release;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that devices install.
 *
 * @param uri absolute address from which devices fetch it
 * @param sha256 64 lower-case hexadecimal digits
 * @param sizeBytes size in bytes, at least 1
 * @param signature detached signature, Base64, if the release is signed
 * @param keyId which key made the signature
 */
public record Artifact(URI uri, String sha256, long sizeBytes, Optional<String> signature, Optional<String> keyId) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Artifact {
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("an artifact's uri must be absolute, but is \"" + uri + "\"");
        }
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits, but is \"" + sha256 + "\"");
        }
        if (sizeBytes < 1) {
            throw new IllegalArgumentException("sizeBytes must be at least 1, but is " + sizeBytes);
        }
    }

    public static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }
}
