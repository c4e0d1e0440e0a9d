package dev.wavegate.domain.rollout;

/** What happens when a wave's window leaves the time for which the change was approved. */
public enum WhenMoved {
    /** The change is planned anew and put on hold; the rollout waits until a change manager lifts the hold. */
    HOLD,
    /** The change is planned anew and says so in a note; the rollout goes on. */
    NOTE
}
