package dev.wavegate.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code wavegate}: the commands that need no part of a running Wavegate in their process. */
@Command(
        name = "wavegate",
        description = "Rolls firmware, software and configuration out to device fleets as changes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        footer = {"", "Exit codes: 0 done, 1 no window fits, 2 wrong usage."})
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
        System.exit(commandLine(CommandContext.ofThisProcess(), Map.of()).execute(arguments));
    }

    /** The commands, after others of the caller's own. */
    public static CommandLine commandLine(CommandContext context, Map<String, CommandLine> others) {
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new WavegateCommand());
        others.forEach(commands::addSubcommand);
        return commands.addSubcommand("windows", windows(context))
                .addSubcommand("gate", new GateCommand(context))
                .addSubcommand("version", new VersionCommand(context))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(new OutputStreamWriter(context.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(context.err(), StandardCharsets.UTF_8), true));
    }

    private static CommandLine windows(CommandContext context) {
        return new CommandLine(new WindowsCommand()).addSubcommand("search", new WindowsSearchCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
