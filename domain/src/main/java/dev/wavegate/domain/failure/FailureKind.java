package dev.wavegate.domain.failure;

/** What the caller of something that failed should do about it. */
public enum FailureKind {
    /** The request is wrong and stays wrong. */
    INVALID,
    /** Credentials or rights are missing; a person must act. */
    DENIED,
    /** What was asked for does not exist, or may not be seen. */
    MISSING,
    /** The world is in another state than the caller thought; read again and decide. */
    CONFLICT,
    /** A policy said no. */
    REFUSED,
    /** Too many calls; come back after the given time. */
    THROTTLED,
    /** The other side does not answer; come back later. */
    UNAVAILABLE,
    /** A write was sent and no answer came: look it up by its key before sending again. */
    OUTCOME_UNKNOWN,
    /** Our own mistake. */
    BUG;

    /** Whether the same call may succeed later without anybody acting. */
    public boolean isRetryable() {
        return switch (this) {
            case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> true;
            case INVALID, DENIED, MISSING, CONFLICT, REFUSED, BUG -> false;
        };
    }
}
