package dev.wavegate.activities.change;

import java.time.ZoneId;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.rollout.ChangeBrief;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.workflows.change.ChangeTicketActivities;

/** Carries a workflow's wishes to the change system. */
public final class ChangeTicketActivitiesImpl implements ChangeTicketActivities {
    private final ChangeTickets tickets;
    private final PlanCache plans;
    private final ZoneId readersZone;

    /** @param readersZone in which the people live who read the tickets */
    public ChangeTicketActivitiesImpl(ChangeTickets tickets, PlanCache plans, ZoneId readersZone) {
        this.plans = plans;
        this.tickets = tickets;
        this.readersZone = readersZone;
    }

    @Override
    public ChangeTicket raise(Raising raising) {
        PlanDigest digest = raising.plan().digest();
        ChangeTicket ticket =
                tickets.findOrCreate(new ChangeBrief(plans.plan(digest), digest, raising.waves(), readersZone).draft());
        attachPlan(ticket.ref(), raising.plan());
        return ticket;
    }

    /** As it is stored, so that its SHA-256 is the digest that is approved. A refusal must be seen by who approves. */
    private void attachPlan(ChangeRef change, PlanRef plan) {
        String name = "wavegate-plan-" + plan.digest().abbreviated() + ".json";
        try {
            tickets.attach(change, new Attachment(name, "application/json", plans.json(plan.digest())));
        } catch (Failure refused) {
            if (refused.kind() != FailureKind.INVALID && refused.kind() != FailureKind.DENIED) {
                throw refused;
            }
            tickets.note(
                    change,
                    new NoteKey(plan.rollout(), "plan-not-attached"),
                    "The plan could not be attached: " + refused.detail() + ".");
        }
    }

    @Override
    public ChangeTicket requestApproval(ChangeRef change) {
        return tickets.requestApproval(change);
    }

    @Override
    public ChangeTicket read(ChangeRef change) {
        return tickets.read(change);
    }

    @Override
    public ChangeTicket beginImplementation(ChangeRef change) {
        return tickets.beginImplementation(change);
    }

    @Override
    public Replanned plan(Planning planning) {
        return tickets.plan(planning.change(), planning.planned(), planning.known())
                .match(
                        planned -> new Replanned(planned.ticket(), ""),
                        overtaken -> new Replanned(overtaken.ticket(), "somebody else changed them at the same time"),
                        refused -> new Replanned(refused.ticket(), refused.reason()));
    }

    @Override
    public ChangeTicket hold(Note reason) {
        return tickets.hold(reason.change(), reason.key(), reason.text());
    }

    @Override
    public void note(Note note) {
        tickets.note(note.change(), note.key(), note.text());
    }

    @Override
    public void task(TaskUpdate update) {
        tickets.task(update.change(), update.task());
    }

    @Override
    public ChangeTicket close(Closing closing) {
        return tickets.close(closing.change(), closing.code(), closing.notes(), closing.at());
    }

    @Override
    public ChangeTicket cancel(Note reason) {
        return tickets.cancel(reason.change(), reason.key(), reason.text());
    }
}
