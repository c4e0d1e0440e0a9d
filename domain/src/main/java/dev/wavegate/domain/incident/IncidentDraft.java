package dev.wavegate.domain.incident;

import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.identity.RolloutId;

/**
 * What people need to act on a rollout that went wrong.
 *
 * @param rollout whose incident it is; the correlation with our records derives from it
 * @param urgency 1 (high) to 3 (low)
 * @param impact 1 (high) to 3 (low)
 * @param causedBy the change that caused it; empty when none had been raised
 */
public record IncidentDraft(
        RolloutId rollout,
        String shortDescription,
        String description,
        int urgency,
        int impact,
        Optional<ChangeRef> causedBy,
        String assignmentGroup) {
    public IncidentDraft {
        if (urgency < 1 || urgency > 3) {
            throw new IllegalArgumentException("urgency must be between 1 and 3, but is " + urgency);
        }
        if (impact < 1 || impact > 3) {
            throw new IllegalArgumentException("impact must be between 1 and 3, but is " + impact);
        }
    }

    public IncidentDraft withDescription(String other) {
        return new IncidentDraft(rollout, shortDescription, other, urgency, impact, causedBy, assignmentGroup);
    }
}
