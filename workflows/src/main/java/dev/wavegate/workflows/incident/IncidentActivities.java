package dev.wavegate.workflows.incident;

import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Raises incidents. */
@ActivityInterface
public interface IncidentActivities {
    /** The incident of the rollout, created if there is none yet; repeatable. */
    @ActivityMethod(name = "RaiseIncident")
    IncidentRef raise(IncidentDraft draft);
}
