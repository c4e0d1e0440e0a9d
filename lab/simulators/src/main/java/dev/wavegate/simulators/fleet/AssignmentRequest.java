package dev.wavegate.simulators.fleet;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * What an assignment installs, validated and with every target once, in bytewise order.
 *
 * @param group the feed its outcomes go to
 * @param artifact what to install; empty for a rollback to something the device still has
 */
record AssignmentRequest(
        String group, Intent intent, String version, Optional<ArtifactReference> artifact, List<String> targets) {
    static final int MOST_TARGETS = 5_000;

    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    AssignmentRequest {
        targets = targets.stream().sorted().distinct().toList();
    }

    /** Reads a request; every mistake is an IllegalArgumentException with the rule and the value. */
    static AssignmentRequest read(JsonNode body) {
        JsonFields fields = JsonFields.of("an assignment", body, "group", "intent", "version", "artifact", "targets");
        Intent intent = Intent.read(fields.text("intent"));
        Optional<ArtifactReference> artifact = fields.has("artifact")
                ? Optional.of(ArtifactReference.read(fields.object("artifact", "uri", "sha256", "sizeBytes")))
                : Optional.empty();
        if (intent == Intent.UPDATE && artifact.isEmpty()) {
            throw new IllegalArgumentException("artifact must be given for an UPDATE, but is absent");
        }
        List<String> targets = fields.texts("targets");
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException(
                    "targets must hold between 1 and " + MOST_TARGETS + " identifiers, but holds " + targets.size());
        }
        return new AssignmentRequest(
                fields.text("group", WORD), intent, fields.text("version", VERSION), artifact, targets);
    }

    /** A key or a group. */
    static String word(String name, String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must match " + WORD + ", but is " + text);
        }
        return text;
    }

    /** Whether devices are to go forward or back. */
    enum Intent {
        UPDATE,
        ROLLBACK;

        private static Intent read(String text) {
            return Arrays.stream(values())
                    .filter(intent -> intent.name().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("intent must be UPDATE or ROLLBACK, but is " + text));
        }
    }

    /** Where the bytes are and what they must hash to. */
    record ArtifactReference(String uri, String sha256, long sizeBytes) {
        private static ArtifactReference read(JsonFields fields) {
            String uri = fields.text("uri");
            if (!URI.create(uri).isAbsolute()) {
                throw new IllegalArgumentException("artifact.uri must be an absolute URI, but is " + uri);
            }
            long size = fields.number("sizeBytes", 0);
            if (size < 1) {
                throw new IllegalArgumentException("artifact.sizeBytes must be at least 1, but is " + size);
            }
            return new ArtifactReference(uri, fields.text("sha256", SHA_256), size);
        }
    }
}
