package dev.wavegate.workflows.rollout;

/**
 * Whether the parts of a wave may go on: one word for all of them, from whoever asks the change and heeds the people in
 * their place. Without leave they ask no further device.
 */
final class RunPermit {
    private boolean given;
    private boolean wanted;
    private boolean recalled;
    private boolean over;

    void give() {
        given = true;
        wanted = false;
        recalled = false;
    }

    void withdraw() {
        given = false;
        wanted = false;
    }

    /** The same; and whoever is under way has to come back, too, if that is the end of what was permitted. */
    void withdraw(Interrupts.Interrupt need) {
        withdraw();
        recalled = need == Interrupts.Interrupt.STOP;
    }

    /** The change's last yes is too old to act on: a new one is wanted. */
    void want() {
        wanted = true;
    }

    /** Every part has to come back for good. */
    void end() {
        withdraw();
        over = true;
    }

    boolean isGiven() {
        return given;
    }

    boolean isWanted() {
        return wanted;
    }

    boolean isRecalled() {
        return recalled;
    }

    boolean isOver() {
        return over;
    }
}
