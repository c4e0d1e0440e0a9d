package dev.wavegate.domain.incident;

/** The port to the incident system. Throws {@link dev.wavegate.domain.failure.Failure} and nothing else. */
public interface Incidents {
    /** The incident of the draft's rollout, created if there is none yet. */
    IncidentRef findOrCreate(IncidentDraft draft);

    /** Adds what has happened since, once per key; what people have resolved or closed stays so. */
    void update(IncidentRef ref, IncidentUpdate update);
}
