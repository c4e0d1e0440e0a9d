package dev.wavegate.domain.change;

/** What the approvers have said. */
public enum Approval {
    NOT_REQUESTED,
    REQUESTED,
    APPROVED,
    REJECTED,
    /** The system said something we do not know; never treated as approved. */
    UNRECOGNISED
}
