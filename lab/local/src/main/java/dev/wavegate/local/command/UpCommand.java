package dev.wavegate.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.cli.ExitCode;
import dev.wavegate.cli.VerboseOption;
import dev.wavegate.cli.WrongUsage;
import dev.wavegate.local.LocalStack;
import dev.wavegate.local.LocalStackBuilder;
import dev.wavegate.local.people.Decision;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorAddresses;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.state.Teardown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wavegate up}: everything, until the process is asked to end. */
@Command(
        name = "up",
        description = "Starts everything and runs until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  ./wavegate up --approve-after 5s",
            "  ./wavegate up --no-simulators            with ./wavegate simulators in another terminal",
            "  ./wavegate up --no-simulators --config wavegate.yaml",
            "",
            "Exit codes: 2 invalid usage, 4 could not start."
        })
final class UpCommand implements Callable<Integer> {
    private static final String USUAL_CONFIGURATION = "wavegate.yaml";

    private final CommandContext around;

    @Option(names = "--no-simulators", description = "Uses simulators that run elsewhere, or real systems.")
    private boolean noSimulators;

    @Option(
            names = "--approve-after",
            paramLabel = "DURATION",
            converter = SpokenDuration.class,
            description = "Lets a simulated change manager approve every change after this time.")
    private @Nullable Duration approveAfter;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that override those of this command (default: WAVEGATE_CONFIG, or wavegate.yaml"
                    + " here).")
    private @Nullable Path config;

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final SimulatorOptions simulators = new SimulatorOptions();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    UpCommand(CommandContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        verbose.apply();
        Optional<Path> configuration = configuration();
        Teardown teardown = new Teardown().onShutdown();
        LocalStackBuilder builder = LocalStack.in(around.home().resolve("up"))
                .withPrograms(around.programs())
                .withEnvironment(around.environment())
                .withEngine(engine.engine())
                .withConfiguration(configuration)
                .warning(warning -> around.err().println("Warning: " + warning))
                .progress(part -> around.err().println("Waiting for " + part + " …"))
                .endingWith(teardown);
        engine.apiPort(around.environment()).ifPresent(builder::withApiPort);
        if (noSimulators) {
            builder.withSimulatorsAt(SimulatorAddresses.onLoopback(simulators.ports()));
        } else {
            builder.withSimulators(SimulatorSettings.of(simulators.ports(), Seeding::openForAMonth));
        }
        if (approveAfter != null) {
            builder.withChangeManager(approveAfter, Decision.APPROVE);
        }
        try (LocalStack stack = builder.start()) {
            teardown.add(new QuietEnd());
            around.out().println("Wavegate is up at " + stack.api());
            if (configuration.isPresent()) {
                around.out().println("Settings: " + configuration.get());
            }
            if (!noSimulators) {
                Addresses.print(stack.outside(), around.out());
            }
            // Ends with the process, whose shutdown hook closes the stack.
            new CountDownLatch(1).await();
        }
        return ExitCode.COMPLETED;
    }

    private Optional<Path> configuration() {
        Optional<Path> named = Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(around.environment().get("WAVEGATE_CONFIG"))
                        .filter(text -> !text.isBlank())
                        .map(Path::of))
                .map(around.here()::resolve);
        named.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new WrongUsage("configuration file " + file + " does not exist or cannot be read");
        });
        return named.or(
                () -> Optional.of(around.here().resolve(USUAL_CONFIGURATION)).filter(Files::isReadable));
    }
}
