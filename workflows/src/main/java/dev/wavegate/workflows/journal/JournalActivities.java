package dev.wavegate.workflows.journal;

import java.time.Instant;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.JournalEvent;
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

    /** Appends an event to the journal of a rollout that has ended; repeatable. */
    @ActivityMethod(name = "AppendEvent")
    void append(LateEvent event);

    /** An event of a rollout that has ended. */
    record LateEvent(RolloutId rollout, JournalEvent event) {}

    /** A rollout at its beginning. */
    record Registration(PlanRef plan, Instant at) {}
}
