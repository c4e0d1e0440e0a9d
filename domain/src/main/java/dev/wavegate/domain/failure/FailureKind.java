package dev.wavegate.domain.failure;

/** What the caller of something that failed should do about it. */
public enum FailureKind {
    /** The request is wrong and stays wrong. */
    INVALID,
    /** Credentials or rights are missing; a person must act. */
    DENIED,
    /** The object does not exist or is not visible. */
    MISSING,
    /** The state differs from what the caller assumed; read again and decide. */
    CONFLICT,
    /** A rule does not allow it. */
    REFUSED,
    /** A rate limit is reached; retry after the given time. */
    THROTTLED,
    /** The system is unavailable; retry later. */
    UNAVAILABLE,
    /** A write was sent but not confirmed: look it up by its key before retrying. */
    OUTCOME_UNKNOWN,
    /** An internal error. */
    BUG;

    /** Whether the same call may succeed later without anybody acting. */
    public boolean isRetryable() {
        return switch (this) {
            case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> true;
            case INVALID, DENIED, MISSING, CONFLICT, REFUSED, BUG -> false;
        };
    }
}
