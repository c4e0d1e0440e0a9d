package dev.wavegate.worker.system;

import java.util.Map;

/**
 * What can be asked whether it answers.
 *
 * @param selfTests one cheap call each, by the name that people know the system by
 */
public record GuardedSystems(Map<String, Runnable> selfTests) {
    public GuardedSystems {
        selfTests = Map.copyOf(selfTests);
    }
}
