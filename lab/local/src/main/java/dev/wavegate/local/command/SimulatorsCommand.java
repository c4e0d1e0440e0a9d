package dev.wavegate.local.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.cli.ExitCode;
import dev.wavegate.cli.VerboseOption;
import dev.wavegate.local.people.ChangeManager;
import dev.wavegate.local.people.Decision;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatedAccounts;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.simulation.Simulators;
import dev.wavegate.local.state.Teardown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavegate simulators}: the outside systems as a process of their own. */
@Command(
        name = "simulators",
        description = "Runs the simulated outside systems in a process of their own.",
        footer = {
            "",
            "Example, in two terminals:",
            "  ./wavegate simulators --approve-after 5s",
            "  ./wavegate up --no-simulators",
            "",
            "Exit codes: 2 invalid usage, 4 could not start."
        })
final class SimulatorsCommand implements Callable<Integer> {
    private final CommandContext around;

    @Option(
            names = "--approve-after",
            paramLabel = "DURATION",
            converter = SpokenDuration.class,
            description = "Lets a simulated change manager approve every change after this time.")
    private @Nullable Duration approveAfter;

    @Mixin
    private final SimulatorOptions simulators = new SimulatorOptions();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    SimulatorsCommand(CommandContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        verbose.apply();
        try (Teardown teardown = new Teardown().onShutdown()) {
            Simulators running =
                    teardown.add(Simulators.start(SimulatorSettings.of(simulators.ports(), Seeding::openForAMonth)));
            if (approveAfter != null) {
                ChangeManager.Account account = new ChangeManager.Account(
                        running.addresses().serviceNow(),
                        SimulatedAccounts.MANAGER_USERNAME,
                        SimulatedAccounts.MANAGER_PASSWORD);
                teardown.add(ChangeManager.atWork(account, approveAfter, Decision.APPROVE));
            }
            Addresses.print(running.addresses(), around.out());
            // Ends with the process, whose shutdown hook closes the simulators.
            new CountDownLatch(1).await();
        }
        return ExitCode.COMPLETED;
    }
}
