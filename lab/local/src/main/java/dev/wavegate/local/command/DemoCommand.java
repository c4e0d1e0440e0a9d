package dev.wavegate.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.cli.ExitCode;
import dev.wavegate.cli.VerboseOption;
import dev.wavegate.cli.WrongUsage;
import dev.wavegate.cli.client.PlanRefused;
import dev.wavegate.cli.client.RolloutApi;
import dev.wavegate.cli.client.RolloutView;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.local.LocalStack;
import dev.wavegate.local.LocalStackBuilder;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.state.Teardown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavegate demo}: one rollout from plan to closed ticket, printed as it happens. */
@Command(
        name = "demo",
        description = "Plays a rollout against simulated outside systems, from plan to closed ticket.",
        footer = {
            "",
            "A demo starts with an empty directory (demo in WAVEGATE_HOME or .wavegate).",
            "A plan with the label demo-approval: reject is rejected by the simulated change manager.",
            "",
            "Examples:",
            "  ./wavegate demo",
            "  ./wavegate demo examples/bad-firmware.yaml",
            "  ./wavegate demo --manual                 approve it yourself, on a web page",
            "",
            "Exit codes: 0 completed, 1 ended otherwise, 2 invalid usage or plan, 4 could not start."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String DEFAULT_PLAN = "examples/thermostat.yaml";

    private final CommandContext around;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLAN",
            defaultValue = DEFAULT_PLAN,
            description = "The plan, YAML or JSON (default ${DEFAULT-VALUE}).")
    private Path plan = Path.of(DEFAULT_PLAN);

    @Option(names = "--manual", description = "Leaves the approval to you; prints the address of the page.")
    private boolean manual;

    @Option(
            names = "--approve-after",
            paramLabel = "DURATION",
            defaultValue = "5s",
            converter = SpokenDuration.class,
            description = "How long the simulated change manager waits (default ${DEFAULT-VALUE}).")
    private Duration approveAfter = Duration.ofSeconds(5);

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final SimulatorOptions simulators = new SimulatorOptions();

    @Mixin
    private final VerboseOption verbose = new VerboseOption();

    DemoCommand(CommandContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        verbose.apply();
        Narrator narrator = new Narrator(around.out());
        int port = engine.apiPort(around.environment()).orElse(LocalStackBuilder.USUAL_API_PORT);
        SimulatorSettings outside = SimulatorSettings.of(simulators.ports(), Seeding::openingSoon);
        PlanFile file = PlanFile.read(located());
        Teardown teardown = new Teardown().onShutdown();
        LocalStackBuilder builder = LocalStack.in(around.home().resolve("demo"))
                .fresh()
                .withPrograms(around.programs())
                .withEnvironment(around.environment())
                .withEngine(engine.engine())
                .withApiPort(port)
                .withSimulators(outside)
                .warning(warning -> around.err().println("Warning: " + warning))
                .progress(part -> around.err().println("Waiting for " + part + " …"))
                .endingWith(teardown);
        if (!manual) {
            builder.withChangeManager(approveAfter, file.decision());
        }
        try (LocalStack stack = builder.start()) {
            teardown.add(new QuietEnd());
            teardown.add(narrator);
            narrator.say("Wavegate is up at " + stack.api() + ", ServiceNow is simulated at "
                    + stack.outside().serviceNow());
            if (manual) {
                narrator.say(
                        "Approve or reject the change at " + stack.outside().serviceNow() + "/");
            }
            return play(file, new RolloutApi(stack.api()), narrator);
        }
    }

    /** A plan that is named from elsewhere is looked for in the checkout too. */
    private Path located() {
        Path named = around.here().resolve(plan);
        return Files.exists(named) ? named : around.checkout().resolve(plan);
    }

    private int play(PlanFile file, RolloutApi api, Narrator narrator) throws IOException, InterruptedException {
        String rollout;
        try {
            rollout = api.start(file.body(), file.format());
        } catch (PlanRefused refused) {
            throw new WrongUsage(String.join(System.lineSeparator(), refused.lines()));
        }
        RolloutView end = narrator.tell(api, rollout);
        around.out().println(end.ending().orElse(end.state() + " " + rollout));
        return end.state() == RolloutState.COMPLETED ? ExitCode.COMPLETED : ExitCode.ENDED_OTHERWISE;
    }
}
