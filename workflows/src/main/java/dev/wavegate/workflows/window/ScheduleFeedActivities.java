package dev.wavegate.workflows.window;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Copies schedules and tells the rollouts. */
@ActivityInterface
public interface ScheduleFeedActivities {
    /** Reads every schedule of the source that a rollout names, keeps it, and tells the rollouts whose schedules moved. */
    @ActivityMethod(name = "AnnounceMovedSchedules")
    void announceMoved(String source);
}
