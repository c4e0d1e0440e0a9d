package dev.wavegate.local.scenario;

import java.nio.file.Path;

import dev.wavegate.local.LocalStack;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios against everything in one process. */
@TestInstance(Lifecycle.PER_CLASS)
class LocalScenariosTest extends RolloutScenarios {
    private LocalStack stack;
    private World world;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        stack = LocalStack.in(home)
                .withEngine(Engines.chosen())
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                .start();
        world = new World(stack.api(), stack.outside());
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Override
    World world() {
        return world;
    }
}
