package dev.wavegate.testkit.incident;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.testkit.failure.Troubles;

/** An incident system in memory; thread-safe. */
public final class InMemoryIncidents implements Incidents {
    private final Troubles troubles = new Troubles();
    private final Map<RolloutId, IncidentDraft> drafts = new LinkedHashMap<>();
    private final Map<RolloutId, IncidentRef> refs = new LinkedHashMap<>();
    private final Map<IncidentRef, Map<String, IncidentUpdate>> updates = new LinkedHashMap<>();
    private final Set<String> unknownGroups = new HashSet<>();

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** Drafts for this group are refused. */
    public InMemoryIncidents withoutGroup(String name) {
        troubles.undisturbed(() -> unknownGroups.add(name));
        return this;
    }

    @Override
    public IncidentRef findOrCreate(IncidentDraft draft) {
        return troubles.write(() -> refs.computeIfAbsent(draft.rollout(), rollout -> create(draft)));
    }

    @Override
    public void update(IncidentRef ref, IncidentUpdate update) {
        troubles.write(() -> updates.computeIfAbsent(ref, unused -> new LinkedHashMap<>())
                .putIfAbsent(update.key().token(), update));
    }

    /** What was added to an incident, oldest first. */
    public List<IncidentUpdate> updatesOf(IncidentRef ref) {
        return troubles.undisturbed(() ->
                List.copyOf(updates.getOrDefault(ref, new LinkedHashMap<>()).values()));
    }

    private IncidentRef create(IncidentDraft draft) {
        if (unknownGroups.contains(draft.assignmentGroup())) {
            throw Failure.of(
                    FailureCode.INCIDENT_INVALID, "assignment group " + draft.assignmentGroup() + " does not exist");
        }
        drafts.put(draft.rollout(), draft);
        int number = drafts.size();
        return new IncidentRef("incident-" + number, String.format(Locale.ROOT, "INC%07d", 10_000 + number));
    }

    /** What the incident of a rollout says; empty when there is none. */
    public Optional<IncidentDraft> incidentOf(RolloutId rollout) {
        return troubles.undisturbed(() -> Optional.ofNullable(drafts.get(rollout)));
    }

    /** All incidents, oldest first. */
    public List<IncidentDraft> all() {
        return troubles.undisturbed(() -> List.copyOf(drafts.values()));
    }
}
