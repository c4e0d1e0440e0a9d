package dev.wavegate.workflows.wave;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Long, heartbeating work on one lane, with all its state in the store, so that a retry on another worker goes on where
 * the last one was killed.
 */
@ActivityInterface
public interface WaveActivities {
    /** Asks devices, collects outcomes and judges the gates, tick by tick, until something needs a decision. */
    @ActivityMethod(name = "DriveLane")
    DriveResult drive(DriveInput order);

    /** Asks no device; collects outcomes and judges the gates until a gate objects or it is told to stop. */
    @ActivityMethod(name = "WatchLane")
    DriveResult watch(DriveInput order);

    /** Reads back what every confirmed device of the wave runs now, and has the gates judge for the last time. */
    @ActivityMethod(name = "JudgeWave")
    DriveResult judge(DriveInput order);
}
