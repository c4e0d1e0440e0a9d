package dev.wavegate.testkit.incident;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.Incidents;

class InMemoryIncidentsTest extends IncidentsContract {
    private final InMemoryIncidents incidents = new InMemoryIncidents().withoutGroup(UNKNOWN_GROUP);

    @Override
    protected Incidents incidents() {
        return incidents;
    }

    @Override
    protected int count(RolloutId rollout) {
        return incidents.incidentOf(rollout).isPresent() ? 1 : 0;
    }
}
