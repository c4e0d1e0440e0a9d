package dev.wavegate.testkit.incident;

import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentDraft;

/** Builds drafts of incidents that are valid unless a test says otherwise. */
public final class IncidentDraftBuilder {
    private final RolloutId rollout;
    private Optional<ChangeRef> causedBy = Optional.empty();
    private String assignmentGroup = "IoT Operations";

    private IncidentDraftBuilder(RolloutId rollout) {
        this.rollout = rollout;
    }

    /** An incident of a rollout. */
    public static IncidentDraftBuilder anIncidentOf(String rollout) {
        return new IncidentDraftBuilder(new RolloutId(rollout));
    }

    /** Caused by a change. */
    public IncidentDraftBuilder causedBy(ChangeRef change) {
        causedBy = Optional.of(change);
        return this;
    }

    /** For another group. */
    public IncidentDraftBuilder forGroup(String group) {
        assignmentGroup = group;
        return this;
    }

    /** The draft. */
    public IncidentDraft build() {
        return new IncidentDraft(
                rollout,
                "Rollout " + rollout + " was stopped in its canary",
                "3 of 20 devices failed.",
                2,
                2,
                causedBy,
                assignmentGroup);
    }
}
