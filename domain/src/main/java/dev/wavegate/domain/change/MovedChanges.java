package dev.wavegate.domain.change;

import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;

/**
 * Whose changes moved since a cursor.
 *
 * @param versions the rollouts to tell, with the version that their change has reached or 0; a hint, not the truth
 * @param next where to read on
 */
public record MovedChanges(Map<RolloutId, Long> versions, String next) {
    public MovedChanges {
        versions = Map.copyOf(versions);
    }

    public Set<RolloutId> rollouts() {
        return versions.keySet();
    }
}
