package dev.wavegate.workflows.change;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads a change feed and tells the rollouts. */
@ActivityInterface
public interface ChangeFeedActivities {
    /** Tells every rollout whose change moved since the cursor, and answers where to read on. */
    @ActivityMethod(name = "AnnounceMovedChanges")
    String announceMoved(String cursor);
}
