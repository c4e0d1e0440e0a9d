package dev.wavegate.domain.change;

/** What the approvers have said. */
public enum Approval {
    NOT_REQUESTED,
    REQUESTED,
    APPROVED,
    REJECTED,
    /** The process of this change asks nobody; not the same as an answer that is missing. */
    NOT_REQUIRED,
    /** The system said something we do not know; never treated as approved. */
    UNRECOGNISED
}
