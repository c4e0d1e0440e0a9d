package dev.wavegate.local.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./wavegate}: the commands of the one-process mode. */
@Command(
        name = "wavegate",
        description = "Rolls firmware, software and configuration out to device fleets as changes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./wavegate demo                              run a rollout against simulators to its end",
            "  ./wavegate demo examples/bad-firmware.yaml   run a bad release that is rolled back",
            "  ./wavegate up                                start everything and keep running",
            "  ./wavegate bench windows                     run the benchmarks of lab/bench",
            "",
            "Exit codes: 0 done, 1 the rollout ended otherwise or no window fits, 2 invalid usage or plan, 4 could not start."
        })
public final class WavegateCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this text.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    private WavegateCommand() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofThisProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings around) {
        Failures failures = new Failures();
        CommandLine engine = new CommandLine(new EngineCommand())
                .addSubcommand("install", new EngineInstallCommand(around))
                .addSubcommand("status", new EngineStatusCommand(around));
        CommandLine windows =
                new CommandLine(new WindowsCommand()).addSubcommand("search", new WindowsSearchCommand(around));
        return new CommandLine(new WavegateCommand())
                .addSubcommand("demo", new DemoCommand(around))
                .addSubcommand("up", new UpCommand(around))
                .addSubcommand("simulators", new SimulatorsCommand(around))
                .addSubcommand("engine", engine)
                .addSubcommand("windows", windows)
                .addSubcommand("gate", new GateCommand(around))
                .addSubcommand("version", new VersionCommand(around))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(new OutputStreamWriter(around.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(around.err(), StandardCharsets.UTF_8), true));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
