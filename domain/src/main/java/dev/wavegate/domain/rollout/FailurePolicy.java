package dev.wavegate.domain.rollout;

/**
 * What to do when a gate fails.
 *
 * @param urgency of the incident, 1 (high) to 3 (low)
 * @param impact of the incident, 1 (high) to 3 (low)
 */
public record FailurePolicy(Scope rollback, int urgency, int impact) {
    /** Which devices are taken back. */
    public enum Scope {
        /** Every device that was asked in any wave. */
        UPDATED,
        /** The devices of the wave that failed. */
        WAVE,
        /** None; people decide. */
        NONE
    }
}
