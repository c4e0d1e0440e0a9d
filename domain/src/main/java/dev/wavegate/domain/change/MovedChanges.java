package dev.wavegate.domain.change;

import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;

/**
 * Whose changes moved since a cursor.
 *
 * @param rollouts the rollouts to tell; a hint, not the truth
 * @param next where to read on
 */
public record MovedChanges(Set<RolloutId> rollouts, String next) {
    public MovedChanges {
        rollouts = Set.copyOf(rollouts);
    }
}
