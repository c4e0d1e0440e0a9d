package dev.wavegate.local.scenario;

import dev.wavegate.local.engine.EngineChoice;

/** Which engine the scenarios run on: the one in this process, unless {@code -Dwavegate.scenario.engine=binary}. */
final class Engines {
    private static final String KEY = "wavegate.scenario.engine";

    private Engines() {}

    static EngineChoice chosen() {
        return EngineChoice.named(System.getProperty(KEY, EngineChoice.IN_JVM.text()));
    }

    /** Whether the engine outlives the process; the one in this process does not. Used as a condition of tests. */
    static boolean isDurable() {
        boolean durable = chosen() != EngineChoice.IN_JVM;
        if (!durable) {
            System.out.println("skipped: this scenario needs a real Temporal server (-D" + KEY + "=binary)");
        }
        return durable;
    }
}
