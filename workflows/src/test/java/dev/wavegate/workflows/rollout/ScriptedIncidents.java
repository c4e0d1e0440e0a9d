package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.workflows.incident.IncidentActivities;
import io.temporal.failure.ApplicationFailure;

/** Incidents as they were asked for. */
final class ScriptedIncidents implements IncidentActivities {
    private final List<IncidentDraft> raised = new ArrayList<>();
    private boolean refuses;

    synchronized void refuse() {
        refuses = true;
    }

    @Override
    public synchronized IncidentRef raise(IncidentDraft draft) {
        if (refuses) {
            throw ApplicationFailure.newNonRetryableFailure("no such group", "incident.invalid");
        }
        raised.add(draft);
        return new IncidentRef("1nc", "INC0012345");
    }

    synchronized List<IncidentDraft> raised() {
        return List.copyOf(raised);
    }
}
