package dev.wavegate.domain.change;

/** How a rollout reacts to what has happened to its change: one table for every event in every stage. */
public enum ChangeReaction {
    /** What the stage does goes on. */
    GO_ON("goes on"),
    /** Waits for approval, at most for the plan's time-out. */
    AWAIT_APPROVAL("awaits approval"),
    /** Dispatches nothing more, and goes on by itself when the change allows it again. */
    HOLD("holds"),
    /** Holds, and asks in a work note: the change managers may mend the change, the operator may abort or roll back. */
    ASK("holds and asks"),
    /** Ends the rollout as rejected, without a dispatch. */
    END_REJECTED("ends REJECTED"),
    /** Ends the rollout as cancelled; devices keep what they run. */
    END_CANCELLED("ends CANCELLED"),
    /** The change is not asked any more. */
    NONE("nothing");

    private final String title;

    ChangeReaction(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** How far the rollout is, as far as a change matters. */
    public enum Stage {
        AWAITING_APPROVAL,
        /** Approved, and no device has been dispatched to. */
        AWAITING_WINDOW,
        IN_WAVE,
        /** Nothing is dispatched to now, but devices were: in a soak, or between two waves. */
        SOAKING,
        /** Every wave has passed its gates. */
        CLOSING,
        ROLLING_BACK,
        ENDED
    }

    /** The reaction of a rollout whose plan ends it with a rejection. */
    public static ChangeReaction to(ChangeEvent event, Stage stage) {
        return to(event, stage, OnRejection.END);
    }

    /** The reaction. A rollout that has dispatched to devices never ends by itself while it has anything left to do. */
    public static ChangeReaction to(ChangeEvent event, Stage stage, OnRejection onRejection) {
        return switch (stage) {
            case AWAITING_APPROVAL, AWAITING_WINDOW ->
                beforeDispatch(event, stage == Stage.AWAITING_APPROVAL, onRejection);
            case IN_WAVE, SOAKING -> underWay(event);
            case CLOSING -> closing(event);
            // Devices go back whatever the change says, and what has ended stays so.
            case ROLLING_BACK, ENDED -> NONE;
        };
    }

    private static ChangeReaction beforeDispatch(ChangeEvent event, boolean undecided, OnRejection onRejection) {
        return switch (event) {
            case APPROVED, REPLANNED, EDITED, AGREED, HOLD_LIFTED, MOVED_BACK -> GO_ON;
            case PENDING, REVOKED -> AWAIT_APPROVAL;
            case REJECTED, RETURNED_TO_DRAFT -> {
                if (onRejection == OnRejection.AWAIT_REWORK) {
                    yield AWAIT_APPROVAL;
                }
                yield undecided ? END_REJECTED : END_CANCELLED;
            }
            case ASKED, ON_HOLD, MOVED_TO_REVIEW, UNREADABLE, UNKNOWN -> HOLD;
            case CLOSED, CANCELLED, DELETED -> END_CANCELLED;
        };
    }

    private static ChangeReaction underWay(ChangeEvent event) {
        return switch (event) {
            case APPROVED, REPLANNED, EDITED, AGREED, HOLD_LIFTED -> GO_ON;
            case ASKED, ON_HOLD, UNREADABLE -> HOLD;
            case PENDING, REVOKED, REJECTED, RETURNED_TO_DRAFT, MOVED_TO_REVIEW, MOVED_BACK -> ASK;
            case CLOSED, CANCELLED, DELETED, UNKNOWN -> ASK;
        };
    }

    /** Nothing is left to be allowed, so what is only early is not wrong. */
    private static ChangeReaction closing(ChangeEvent event) {
        return switch (event) {
            case PENDING, REVOKED, MOVED_TO_REVIEW, MOVED_BACK, CLOSED -> GO_ON;
            case DELETED -> END_CANCELLED;
            case APPROVED, REPLANNED, EDITED, AGREED, HOLD_LIFTED -> GO_ON;
            case REJECTED, RETURNED_TO_DRAFT, ASKED, ON_HOLD, CANCELLED, UNREADABLE, UNKNOWN -> underWay(event);
        };
    }

    /** Whether the rollout dispatches nothing because of it. */
    public boolean stops() {
        return this != GO_ON && this != NONE;
    }
}
