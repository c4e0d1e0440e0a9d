package dev.wavegate.workflows.rollout;

/**
 * Whether the parts of a wave may dispatch: one permit for all of them, granted by {@link WaveRunner}, which listens to the
 * operators and the change for all. Without it they dispatch nothing more.
 */
final class RunPermit {
    private boolean granted;
    private boolean requested;
    private boolean recalled;
    private boolean ended;

    /** What an interruption demands of a part that is under way. */
    enum Interrupt {
        CONTINUE,
        STOP_DISPATCH,
        /** Stop the soak as well. */
        STOP
    }

    void grant() {
        granted = true;
        requested = false;
        recalled = false;
    }

    /** Withdraws the permit; parts under way return at once if the interruption demands it. */
    void withdraw(Interrupt interrupt) {
        granted = false;
        requested = false;
        recalled = interrupt == Interrupt.STOP;
    }

    /** The last approval is too old to act on: a new one is requested. */
    void request() {
        requested = true;
    }

    /** Every part has to return for good. */
    void end() {
        withdraw(Interrupt.STOP);
        ended = true;
    }

    boolean isGranted() {
        return granted;
    }

    boolean isRequested() {
        return requested;
    }

    boolean isRecalled() {
        return recalled;
    }

    boolean hasEnded() {
        return ended;
    }
}
