package dev.wavegate.workflows.rollout;

/**
 * Whether a rollout goes on, and if not, which way it ends.
 *
 * @param reason a sentence for people; empty when it goes on
 */
record StepResult(Way way, String reason) {
    static final StepResult GO_ON = new StepResult(Way.GO_ON, "");

    /** The ways there are. */
    enum Way {
        GO_ON,
        /** The approvers said no, or said nothing in time. */
        REJECTED,
        /** Somebody withdrew the change or aborted the rollout. */
        CANCELLED,
        /** A gate failed, or a person asked to go back. */
        ROLL_BACK,
        /** Nothing that the story knows helps. */
        NEEDS_HUMAN
    }

    boolean goesOn() {
        return way == Way.GO_ON;
    }
}
