package dev.wavegate.simulators.fleet;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.fleet.AssignmentOrder.ArtifactReference;
import dev.wavegate.simulators.fleet.AssignmentOrder.Intent;

/** Reads assignments and keys as they come over the wire; every mistake names the rule and the value. */
final class AssignmentReader {

    static final int MOST_TARGETS = 5_000;

    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> FIELDS = Set.of("group", "intent", "version", "artifact", "targets");
    private static final Set<String> ARTIFACT_FIELDS = Set.of("uri", "sha256", "sizeBytes");

    private AssignmentReader() {}

    static String key(String text) {
        return word("key", text);
    }

    static String group(String text) {
        return word("group", text);
    }

    static AssignmentOrder read(JsonNode body) {
        Fields fields = Fields.of("an assignment", body, FIELDS);
        Intent intent = intent(fields.text("intent"));
        Optional<ArtifactReference> artifact =
                fields.has("artifact") ? Optional.of(artifact(fields.node("artifact"))) : Optional.empty();
        if (intent == Intent.UPDATE && artifact.isEmpty()) {
            throw new IllegalArgumentException("artifact must be given for an UPDATE, but is absent");
        }
        List<String> targets = fields.texts("targets");
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException(
                    "targets must hold between 1 and " + MOST_TARGETS + " identifiers, but holds " + targets.size());
        }
        return new AssignmentOrder(
                fields.text("group", WORD), intent, fields.text("version", VERSION), artifact, targets);
    }

    private static ArtifactReference artifact(JsonNode body) {
        Fields fields = Fields.of("artifact", body, ARTIFACT_FIELDS);
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

    private static Intent intent(String text) {
        return switch (text) {
            case "UPDATE" -> Intent.UPDATE;
            case "ROLLBACK" -> Intent.ROLLBACK;
            default -> throw new IllegalArgumentException("intent must be UPDATE or ROLLBACK, but is " + text);
        };
    }

    private static String word(String name, String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must match " + WORD + ", but is " + text);
        }
        return text;
    }
}
