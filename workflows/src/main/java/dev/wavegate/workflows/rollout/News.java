package dev.wavegate.workflows.rollout;

/** What may come up while a wave, or a part of one, is under way, and what that asks of it. */
interface News {
    /** It has to come back, whatever else there is. */
    boolean isOver();

    /** It must ask no further device for now. */
    boolean isPaused();

    /** A hint has not been followed yet. */
    boolean hasHint();

    /** Follows the hints; may ask outside systems for long. */
    Need need();

    /** What the news ask of what is under way. */
    enum Need {
        GO_ON,
        /** Ask no further device. */
        WAIT,
        /** Stop watching, too. */
        END
    }
}
