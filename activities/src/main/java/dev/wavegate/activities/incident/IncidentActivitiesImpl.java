package dev.wavegate.activities.incident;

import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.workflows.incident.IncidentActivities;

/** Raises incidents where people work on them. */
public final class IncidentActivitiesImpl implements IncidentActivities {
    private final Incidents incidents;

    public IncidentActivitiesImpl(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public IncidentRef raise(IncidentDraft draft) {
        return incidents.findOrCreate(draft);
    }

    @Override
    public void update(Update update) {
        incidents.update(update.incident(), update.update());
    }
}
