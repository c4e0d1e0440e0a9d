package dev.wavegate.domain.change;

/** Where a change stands in its life, in words that every change system can be translated into. */
public enum ChangePhase {
    DRAFT,
    AWAITING_APPROVAL,
    SCHEDULED,
    IMPLEMENTING,
    REVIEWING,
    CLOSED,
    CANCELLED,
    /** The system said something we do not know; never treated as any other phase. */
    UNRECOGNISED
}
