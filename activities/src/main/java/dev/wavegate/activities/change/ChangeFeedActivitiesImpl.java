package dev.wavegate.activities.change;

import dev.wavegate.activities.signal.RolloutSignals;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.workflows.change.ChangeFeedActivities;

/** Reads what moved and tells the rollouts; told twice does no harm, since a hint only makes a workflow read again. */
public final class ChangeFeedActivitiesImpl implements ChangeFeedActivities {
    private final ChangeTickets tickets;
    private final RolloutSignals hints;

    public ChangeFeedActivitiesImpl(ChangeTickets tickets, RolloutSignals hints) {
        this.tickets = tickets;
        this.hints = hints;
    }

    @Override
    public String announceMoved(String cursor) {
        MovedChanges moved = tickets.movedSince(cursor);
        moved.versions().forEach(hints::changeMoved);
        return moved.next();
    }
}
