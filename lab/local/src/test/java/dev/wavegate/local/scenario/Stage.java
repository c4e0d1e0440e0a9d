package dev.wavegate.local.scenario;

import java.nio.file.Path;

import dev.wavegate.local.LocalStack;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;

/** Everything in one process, for scenarios to happen in. */
final class Stage implements AutoCloseable {
    private final LocalStack stack;
    private final World world;
    private final Workflows workflows;

    private Stage(LocalStack stack) {
        this.stack = stack;
        this.world = new World(stack.api(), stack.outside());
        this.workflows = new Workflows(stack.settings().fixed().get("wavegate.temporal.target"));
    }

    static Stage in(Path home) {
        return new Stage(LocalStack.in(home)
                .withEngine(Engines.chosen())
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                .start());
    }

    World world() {
        return world;
    }

    Workflows workflows() {
        return workflows;
    }

    @Override
    public void close() {
        workflows.close();
        stack.close();
    }
}
