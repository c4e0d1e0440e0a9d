package dev.wavegate.workflows.incident;

import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Raises incidents and keeps them up to date. */
@ActivityInterface
public interface IncidentActivities {
    /** The incident of the rollout, created if there is none yet; repeatable. */
    @ActivityMethod(name = "RaiseIncident")
    IncidentRef raise(IncidentDraft draft);

    /** Adds what has happened since; repeatable. */
    @ActivityMethod(name = "UpdateIncident")
    void update(Update update);

    /** What is added to which incident. */
    record Update(IncidentRef incident, IncidentUpdate update) {}
}
