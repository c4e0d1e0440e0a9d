package dev.wavegate.workflows.rollout;

/** What may come up while a wave, or a part of one, is under way, and what that asks of it. */
interface Interrupts {
    /** It has to come back, whatever else there is. */
    boolean isOver();

    /** It must ask no further device for now. */
    boolean isPaused();

    /** A hint has not been followed yet. */
    boolean hasHint();

    /** Follows the hints; may ask outside systems for long. */
    Interrupt need();

    /** What the news ask of what is under way. */
    enum Interrupt {
        CONTINUE,
        /** Ask no further device. */
        STOP_DISPATCH,
        /** Stop watching, too. */
        STOP
    }
}
