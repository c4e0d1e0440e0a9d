package dev.wavegate.workflows.rollout;

/**
 * Whether the parts of a wave may dispatch: one permit for all of them, granted by {@link WaveRunner}, which listens to the
 * operators and the change for all. Without it they dispatch nothing more.
 */
final class RunPermit {
    private boolean granted;
    private boolean requested;
    private boolean ended;

    /** What an interruption demands of a part that is under way. */
    enum Interrupt {
        CONTINUE,
        /** A soak goes on. */
        STOP_DISPATCH
    }

    void grant() {
        granted = true;
        requested = false;
    }

    /** Withdraws the permit: parts under way dispatch nothing more, and soak on. */
    void withdraw() {
        granted = false;
        requested = false;
    }

    /** The last approval is too old to act on: a new one is requested. */
    void request() {
        requested = true;
    }

    /** Every part has to return for good. */
    void end() {
        withdraw();
        ended = true;
    }

    boolean isGranted() {
        return granted;
    }

    boolean isRequested() {
        return requested;
    }

    boolean hasEnded() {
        return ended;
    }
}
