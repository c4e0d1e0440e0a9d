package dev.wavegate.testkit.incident;

import java.util.List;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.incident.Incidents;

class InMemoryIncidentsTest extends IncidentsContract {
    private final InMemoryIncidents incidents = new InMemoryIncidents().withoutGroup(UNKNOWN_GROUP);

    @Override
    protected Incidents incidents() {
        return incidents;
    }

    @Override
    protected List<String> updates(IncidentRef ref) {
        return incidents.updatesOf(ref).stream().map(IncidentUpdate::text).toList();
    }

    @Override
    protected int count(RolloutId rollout) {
        return incidents.incidentOf(rollout).isPresent() ? 1 : 0;
    }
}
