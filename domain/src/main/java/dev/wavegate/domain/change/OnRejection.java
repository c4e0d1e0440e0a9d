package dev.wavegate.domain.change;

/** What a rollout does that has not begun when its change is rejected, or returned to draft. */
public enum OnRejection {
    /** It ends. */
    END,
    /** It waits until the change is reworked, submitted again and approved, at most for the plan's time-out. */
    AWAIT_REWORK
}
