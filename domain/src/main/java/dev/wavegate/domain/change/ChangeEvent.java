package dev.wavegate.domain.change;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.failure.FailureCode;

/**
 * What has happened to a change, as a read of it shows. Only an approved change that nobody holds lets anything happen; what
 * that means in which stage of a rollout is {@link ChangeReaction}'s.
 */
public enum ChangeEvent {
    APPROVED("approved"),
    REPLANNED("planned for other dates"),
    EDITED("edited otherwise: reassigned, tasks closed, fields emptied"),
    AGREED("lifted from a hold that Wavegate set, with its dates"),
    HOLD_LIFTED("lifted from a hold that somebody else or the platform set"),
    PENDING("waiting for approval"),
    REVOKED("not approved any more"),
    REJECTED("rejected"),
    RETURNED_TO_DRAFT("returned to draft"),
    ASKED("put on hold by Wavegate, to agree to new dates"),
    ON_HOLD("put on hold by a person, or by the platform (change lockdown)"),
    MOVED_TO_REVIEW("moved to Review"),
    MOVED_BACK("moved back to Scheduled"),
    CLOSED("closed by hand"),
    CANCELLED("cancelled"),
    DELETED("deleted, or not visible"),
    UNREADABLE("not readable: rights are missing"),
    UNKNOWN("in a state that Wavegate does not know");

    /** No field for a reason is shorter; a few words of a person may happen to begin one of ours. */
    private static final int SHORTEST_CUT = 40;

    private final String title;

    ChangeEvent(String title) {
        this.title = title;
    }

    /** What people call it: "the change was …". */
    public String title() {
        return title;
    }

    /**
     * What is known of a change before it is read.
     *
     * @param before as it was read or written last; empty when that is not known
     * @param last what it showed then; empty when it was not read
     * @param wasApproved it has been approved before
     * @param hasBegun its implementation has begun
     * @param questions for which Wavegate has put it on hold
     */
    public record Known(
            Optional<ChangeTicket> before,
            Optional<ChangeEvent> last,
            boolean wasApproved,
            boolean hasBegun,
            List<String> questions) {
        public Known {
            questions = List.copyOf(questions);
        }

        /** Of a change whose approval was requested. */
        public static Known requested() {
            return new Known(Optional.empty(), Optional.empty(), false, false, List.of());
        }

        /** Systems may cut a long reason. */
        private boolean isOurs(String holdReason) {
            String reason = holdReason.strip();
            return reason.length() >= SHORTEST_CUT && questions.stream().anyMatch(each -> each.startsWith(reason));
        }
    }

    /** What the ticket of a change shows whose approval was requested. */
    public static ChangeEvent of(ChangeTicket now, Known known) {
        return switch (now.phase()) {
            case CANCELLED -> CANCELLED;
            case CLOSED -> CLOSED;
            case REVIEWING -> MOVED_TO_REVIEW;
            case UNRECOGNISED -> UNKNOWN;
            case DRAFT, AWAITING_APPROVAL -> ofUndecided(now, known);
            case SCHEDULED, IMPLEMENTING -> ofDecided(now, known);
        };
    }

    private static ChangeEvent ofUndecided(ChangeTicket now, Known known) {
        if (now.approval() == Approval.REJECTED) {
            return REJECTED;
        }
        if (now.isOnHold()) {
            return ofHold(now, known);
        }
        return now.phase() == ChangePhase.DRAFT ? RETURNED_TO_DRAFT : ofMissingApproval(known);
    }

    private static ChangeEvent ofDecided(ChangeTicket now, Known known) {
        if (now.isOnHold()) {
            return ofHold(now, known);
        }
        return switch (now.approval()) {
            case APPROVED, NOT_REQUIRED -> ofApproved(now, known);
            case REJECTED -> REJECTED;
            case REQUESTED, NOT_REQUESTED -> ofMissingApproval(known);
            case UNRECOGNISED -> UNKNOWN;
        };
    }

    private static ChangeEvent ofHold(ChangeTicket now, Known known) {
        return now.holdReason().filter(known::isOurs).isPresent() ? ASKED : ON_HOLD;
    }

    private static ChangeEvent ofMissingApproval(Known known) {
        return known.wasApproved() ? REVOKED : PENDING;
    }

    private static ChangeEvent ofApproved(ChangeTicket now, Known known) {
        if (known.hasBegun() && now.phase() == ChangePhase.SCHEDULED && isMovedBack(known)) {
            return MOVED_BACK;
        }
        if (!known.wasApproved()) {
            return APPROVED;
        }
        Optional<ChangeTicket> before = known.before();
        Optional<String> heldBefore = before.flatMap(ChangeTicket::holdReason);
        if (heldBefore.isPresent()) {
            return known.isOurs(heldBefore.get()) ? AGREED : HOLD_LIFTED;
        }
        if (before.filter(ticket -> !isGiven(ticket.approval())).isPresent()) {
            return APPROVED;
        }
        return before.filter(ticket -> !ticket.planned().equals(now.planned())).isPresent() ? REPLANNED : EDITED;
    }

    private static boolean isGiven(Approval approval) {
        return approval == Approval.APPROVED || approval == Approval.NOT_REQUIRED;
    }

    /** One that was approved anew is scheduled again, which is as it should be. */
    private static boolean isMovedBack(Known known) {
        return known.last().filter(MOVED_BACK::equals).isPresent()
                || known.before()
                        .map(ChangeTicket::phase)
                        .filter(phase -> phase == ChangePhase.IMPLEMENTING || phase == ChangePhase.REVIEWING)
                        .isPresent();
    }

    /**
     * Why nothing happens under the change now, as the middle of a sentence.
     *
     * @param now the change; empty when it cannot be read
     */
    public String reason(Optional<ChangeTicket> now) {
        String comment = now.flatMap(ChangeTicket::comment).orElse("no comment");
        return switch (this) {
            case APPROVED, REPLANNED, EDITED, AGREED, HOLD_LIFTED -> "the change is approved";
            case PENDING -> "approval is pending";
            case REVOKED -> "the approval was withdrawn";
            case REJECTED -> "the change was rejected: " + comment;
            case RETURNED_TO_DRAFT -> "the change was returned to draft";
            case ASKED, ON_HOLD ->
                "the change is on hold: "
                        + now.flatMap(ChangeTicket::holdReason).orElse("");
            case MOVED_TO_REVIEW -> "the change was moved to Review before the rollout had ended";
            case MOVED_BACK -> "the change was moved back to Scheduled after its implementation had begun";
            case CLOSED -> "the change was closed";
            case CANCELLED -> "the change was cancelled";
            case DELETED -> "the change no longer exists (" + FailureCode.CHANGE_MISSING.code() + ")";
            case UNREADABLE -> "the change cannot be read (" + FailureCode.CHANGE_DENIED.code() + ")";
            case UNKNOWN -> "the change is in a state that Wavegate does not know";
        };
    }

    /** What the change managers can do so that the rollout goes on; blank when they can do nothing. */
    public String remedy() {
        return switch (this) {
            case APPROVED, REPLANNED, EDITED, AGREED, HOLD_LIFTED, ASKED, ON_HOLD -> "";
            case PENDING, REVOKED -> "Approve it";
            case REJECTED, RETURNED_TO_DRAFT -> "Request approval and approve it";
            case MOVED_TO_REVIEW, MOVED_BACK -> "Move it back to Implement";
            case CLOSED, CANCELLED -> "";
            case DELETED -> "Restore it";
            case UNREADABLE -> "Grant access to it";
            case UNKNOWN -> "Move it on, or map its state in the settings,";
        };
    }
}
