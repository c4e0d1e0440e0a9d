package dev.wavegate.workflows.journal;

import java.time.Instant;

import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Records rollouts in our own store. */
@ActivityInterface
public interface JournalActivities {
    /** Adds the rollout to the read model and returns its plan; repeatable. */
    @ActivityMethod(name = "RegisterRollout")
    RolloutPlan register(Registration registration);

    /** Appends the events and keeps the progress; repeatable. */
    @ActivityMethod(name = "RecordProgress")
    void record(ProgressUpdate update);

    /** A rollout at its beginning. */
    record Registration(PlanRef plan, Instant at) {}
}
