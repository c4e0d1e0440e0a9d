package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.workflows.incident.IncidentActivities;
import io.temporal.failure.ApplicationFailure;

/** Incidents as they were asked for. */
final class ScriptedIncidents implements IncidentActivities {
    private final List<IncidentDraft> raised = new ArrayList<>();
    private final List<IncidentUpdate> updates = new ArrayList<>();
    private boolean refuses;
    private boolean refusesUpdates;
    private boolean down;

    synchronized void refuse() {
        refuses = true;
    }

    /** Every call fails and may be tried again, until {@link #recover}. */
    synchronized void goDown() {
        down = true;
    }

    synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized IncidentRef raise(IncidentDraft draft) {
        if (down) {
            throw ApplicationFailure.newFailure("no answer", "system.unavailable");
        }
        if (refuses) {
            throw ApplicationFailure.newNonRetryableFailure("no such group", "incident.invalid");
        }
        raised.add(draft);
        return new IncidentRef("1nc", "INC0012345");
    }

    @Override
    public synchronized void update(Update update) {
        if (refusesUpdates) {
            throw ApplicationFailure.newNonRetryableFailure("no rights", "change.denied");
        }
        updates.add(update.update());
    }

    synchronized void refuseUpdates() {
        refusesUpdates = true;
    }

    synchronized List<IncidentUpdate> updates() {
        return List.copyOf(updates);
    }

    synchronized List<IncidentDraft> raised() {
        return List.copyOf(raised);
    }
}
