package dev.wavegate.domain.cohort;

/**
 * One step of one device, to be taken only if the device still stands where it was seen.
 *
 * @param member as it was seen
 * @param next where it goes
 * @param code why, empty when there is nothing to say
 */
public record OutcomeChange(CohortMember member, DeviceOutcome next, String code) {
    public OutcomeChange {
        if (!member.outcome().mayBecome(next)) {
            throw new IllegalArgumentException(
                    "a device that is " + member.outcome() + " cannot become " + next + " (" + member.device() + ")");
        }
    }

    /** The device after this step, as far as the step tells. */
    public CohortMember after() {
        return new CohortMember(
                member.ordinal(),
                member.device(),
                member.wave(),
                member.previous(),
                next,
                code,
                member.attempt(),
                member.firstDispatchedAt(),
                member.dispatchedAt(),
                member.claimedAt(),
                member.assignment());
    }
}
