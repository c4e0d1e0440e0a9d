package dev.wavegate.store.cohort;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.DeviceOutcome;

/**
 * The column {@code standing} of {@code cohort_member}, which the database computes from the outcome and by which members
 * are found without reading all others.
 */
enum OutcomeGroup {
    WAITING,
    ASKED,
    CONFIRMED,
    TROUBLED,
    REVERTING,
    OVER;

    static OutcomeGroup of(DeviceOutcome outcome) {
        return switch (outcome) {
            case PENDING -> WAITING;
            case DISPATCHED, INSTALLING, AWAITING_CONFIRMATION -> ASKED;
            case CONFIRMED -> CONFIRMED;
            case FAILED, REJECTED, NO_RESPONSE, FALSE_SUCCESS, SELF_REVERTED -> TROUBLED;
            case REVERTING -> REVERTING;
            case SKIPPED, DEFERRED, CANCELLED, SUPERSEDED, REVERTED, REVERT_FAILED -> OVER;
        };
    }

    /** The one standing that all these outcomes share, if there is one that is indexed. */
    static Optional<OutcomeGroup> sharedBy(Set<DeviceOutcome> outcomes) {
        Set<OutcomeGroup> standings = outcomes.stream().map(OutcomeGroup::of).collect(Collectors.toSet());
        return standings.size() == 1 && !standings.contains(CONFIRMED)
                ? standings.stream().findFirst()
                : Optional.empty();
    }

    /**
     * Members {@code m} of this standing within {@code :from} and {@code :to} of {@code :rollout}, lowest ordinal first. The
     * rows are compared as wholes because this leaves the planner one index to choose: guessing that such members lie
     * evenly among all others, it would else read all others by their ordinals. Literals, as a partial index needs them.
     */
    String rangeInOrder(String furtherConditions) {
        String standing = "'" + name() + "'";
        return "(m.rollout, m.standing, m.ordinal) >= (:rollout, " + standing + ", :from)"
                + " AND (m.rollout, m.standing, m.ordinal) < (:rollout, " + standing + ", :to)"
                + " AND m.standing = " + standing + " AND " + furtherConditions
                + " ORDER BY m.rollout, m.standing, m.ordinal";
    }
}
