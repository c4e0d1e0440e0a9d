package dev.wavegate.domain.change;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

/**
 * What the task list of a change shows about one wave.
 *
 * @param rollout whose wave it is; with the wave, what the task is found by
 * @param title one line
 * @param text what happened so far, for people
 */
public record ChangeTask(RolloutId rollout, WaveNumber wave, String title, Status status, String text) {
    /** Where the work on the wave stands. */
    public enum Status {
        IN_PROGRESS,
        SUCCESSFUL,
        UNSUCCESSFUL,
        /** The wave was not brought to its end. */
        CANCELLED
    }
}
