package dev.wavegate.activities.change;

import dev.wavegate.activities.hint.StoryHints;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.workflows.change.ChangeFeedActivities;

/** Reads what moved and tells the rollouts; told twice does no harm, since a hint only makes a story read again. */
public final class ChangeAnnouncing implements ChangeFeedActivities {
    private final ChangeTickets tickets;
    private final StoryHints hints;

    public ChangeAnnouncing(ChangeTickets tickets, StoryHints hints) {
        this.tickets = tickets;
        this.hints = hints;
    }

    @Override
    public String announceMoved(String cursor) {
        MovedChanges moved = tickets.movedSince(cursor);
        moved.rollouts().forEach(hints::changeMoved);
        return moved.next();
    }
}
