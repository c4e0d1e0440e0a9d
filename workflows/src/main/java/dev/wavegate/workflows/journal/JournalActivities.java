package dev.wavegate.workflows.journal;

import java.time.Instant;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutPlan;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Records rollouts in our own store. */
@ActivityInterface
public interface JournalActivities {
    /** Makes the rollout known to everybody who lists rollouts; repeatable. */
    @ActivityMethod(name = "RegisterRollout")
    void register(Registration registration);

    /** Appends the events and keeps the progress; repeatable. */
    @ActivityMethod(name = "RecordStory")
    void record(ProgressUpdate update);

    /** A rollout at its beginning. */
    record Registration(RolloutPlan plan, PlanDigest digest, Instant at) {}
}
