package dev.wavegate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code wavegate}: the commands that need no part of a running Wavegate in their process. */
@Command(
        name = "wavegate",
        description = "Rolls firmware, software and configuration out to device fleets as changes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        footer = {"", "Exit codes: 0 done, 1 no window fits, 2 wrong usage."})
public final class WavegateCommand {
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
                .addSubcommand("version", new Version(context))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(new OutputStreamWriter(context.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(context.err(), StandardCharsets.UTF_8), true));
    }

    private static CommandLine windows(CommandContext context) {
        return new CommandLine(new Windows()).addSubcommand("search", new WindowsSearchCommand(context));
    }

    @Command(
            name = "windows",
            description = "Searches for staffed windows without a rollout or a server.",
            synopsisSubcommandLabel = "search")
    static final class Windows {}

    /** {@code wavegate version}. */
    @Command(name = "version", description = "Prints the version.")
    static final class Version implements Runnable {
        private final CommandContext context;

        Version(CommandContext context) {
            this.context = context;
        }

        @Override
        public void run() {
            context.out()
                    .println("wavegate " + version() + " (Java "
                            + Runtime.version().feature() + ")");
        }

        private static String version() {
            Properties properties = new Properties();
            try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
                if (file != null) {
                    properties.load(file);
                }
                return properties.getProperty("version", "unknown");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
