package dev.wavegate.workflows.window;

import java.util.List;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Copies schedules, whether a rollout names them or not. */
@ActivityInterface
public interface ScheduleLookActivities {
    /**
     * Reads and keeps those schedules of which there is no copy that is young enough.
     *
     * @return sentences about those that could not be read
     */
    @ActivityMethod(name = "LookAtSchedules")
    List<String> look(ScheduleLook.Input order);
}
