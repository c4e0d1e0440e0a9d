package dev.wavegate.testkit.fleet;

/** How a device of a fleet for tests takes an update; rollbacks it always takes well. */
public enum Conduct {
    /** As it should. */
    GOOD,
    /** Reports a failure and stays on its version. */
    FAIL,
    /** Begins and never says another word. */
    NO_RESPONSE,
    /** Reports success and stays on its version. */
    FALSE_SUCCESS,
    /** Refuses as incompatible. */
    REJECT,
    /** Is in use and asks for another time. */
    IN_USE,
    /** Succeeds and goes back to its version by itself. */
    SELF_REVERT
}
