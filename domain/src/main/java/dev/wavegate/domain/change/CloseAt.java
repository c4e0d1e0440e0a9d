package dev.wavegate.domain.change;

/** How far a change is taken when its rollout has ended. */
public enum CloseAt {
    /** It stays in its review with the results; a person closes it. */
    REVIEW,
    /** It is closed. */
    CLOSED
}
