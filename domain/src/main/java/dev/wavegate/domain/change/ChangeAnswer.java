package dev.wavegate.domain.change;

import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.schedule.Interval;

/** What a change says to a rollout that asks whether it may act. Only {@link Approved} is a yes. */
public sealed interface ChangeAnswer {
    /**
     * Reads the answer from a ticket.
     *
     * @param asked whether approval had been asked for before, so that a change back in its draft means "no"
     */
    static ChangeAnswer of(ChangeTicket ticket, boolean asked) {
        return switch (ticket.phase()) {
            case CANCELLED -> new Withdrawn("the change was cancelled");
            case CLOSED -> new Withdrawn("the change was closed");
            case REVIEWING ->
                new OnHold(
                        "The change was moved to Review before the rollout had ended. Move it back to Implement to go"
                                + " on, or abort the rollout.");
            case UNRECOGNISED -> new StillWaiting("the change is in an unknown state");
            case DRAFT -> ofDraft(ticket, asked);
            case AWAITING_APPROVAL -> ofUndecided(ticket);
            case SCHEDULED, IMPLEMENTING -> ofDecided(ticket);
        };
    }

    private static OnHold onHold(ChangeTicket ticket) {
        return new OnHold("The change is on hold: " + ticket.holdReason().orElse(""));
    }

    private static ChangeAnswer ofDraft(ChangeTicket ticket, boolean asked) {
        if (ticket.approval() == Approval.REJECTED) {
            return new Rejected(ticket.comment().orElse("no comment"));
        }
        if (ticket.isOnHold()) {
            return onHold(ticket);
        }
        return asked
                ? new Rejected("the change was returned to draft")
                : new StillWaiting("approval has not been requested");
    }

    private static ChangeAnswer ofUndecided(ChangeTicket ticket) {
        if (ticket.approval() == Approval.REJECTED) {
            return new Rejected(ticket.comment().orElse("no comment"));
        }
        return ticket.isOnHold() ? onHold(ticket) : new StillWaiting("approval is pending");
    }

    private static ChangeAnswer ofDecided(ChangeTicket ticket) {
        if (ticket.isOnHold()) {
            return onHold(ticket);
        }
        return switch (ticket.approval()) {
            case APPROVED, NOT_REQUIRED -> new Approved(ticket.planned());
            case REJECTED -> new Rejected(ticket.comment().orElse("no comment"));
            case REQUESTED, NOT_REQUESTED -> new StillWaiting("the approval was withdrawn");
            case UNRECOGNISED -> new StillWaiting("the approval is in an unknown state");
        };
    }

    default <T> T match(
            Function<Approved, T> approved,
            Function<Rejected, T> rejected,
            Function<StillWaiting, T> waiting,
            Function<OnHold, T> held,
            Function<Withdrawn, T> withdrawn) {
        if (this instanceof Approved it) {
            return approved.apply(it);
        }
        if (this instanceof Rejected it) {
            return rejected.apply(it);
        }
        if (this instanceof StillWaiting it) {
            return waiting.apply(it);
        }
        if (this instanceof OnHold it) {
            return held.apply(it);
        }
        return withdrawn.apply((Withdrawn) this);
    }

    /**
     * It may happen.
     *
     * @param planned when, if the change says so
     */
    record Approved(Optional<Interval> planned) implements ChangeAnswer {}

    /** It must not happen. */
    record Rejected(String comment) implements ChangeAnswer {}

    /** Nobody has said yes yet. */
    record StillWaiting(String reason) implements ChangeAnswer {}

    /**
     * Somebody asked to wait, or the change is where nothing may happen under it.
     *
     * @param reason a sentence
     */
    record OnHold(String reason) implements ChangeAnswer {}

    /** The change is over, by somebody else's hand. */
    record Withdrawn(String reason) implements ChangeAnswer {}
}
