package dev.wavegate.simulators.fleet;

import java.util.List;
import java.util.Optional;

/**
 * What an assignment asks for, checked and with every target once, in bytewise order.
 *
 * @param group the feed its outcomes go to
 * @param artifact what to install; empty for a rollback to something the device still has
 */
record AssignmentOrder(
        String group, Intent intent, String version, Optional<ArtifactReference> artifact, List<String> targets) {

    AssignmentOrder {
        targets = targets.stream().sorted().distinct().toList();
    }

    /** Whether devices are to go forward or back. */
    enum Intent {
        UPDATE,
        ROLLBACK
    }

    /** Where the bytes are and what they must hash to. */
    record ArtifactReference(String uri, String sha256, long sizeBytes) {}
}
