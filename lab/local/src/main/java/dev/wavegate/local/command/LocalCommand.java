package dev.wavegate.local.command;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.cli.WavegateCommand;
import picocli.CommandLine;

/** {@code ./wavegate}: the commands of operators, and those of the one-process mode. */
public final class LocalCommand {
    private static final String[] FOOTER = {
        "",
        "Examples:",
        "  ./wavegate demo                              play a rollout against simulators, to the end",
        "  ./wavegate demo examples/bad-firmware.yaml   see a bad release stopped and rolled back",
        "  ./wavegate up                                start everything and stay",
        "  ./wavegate bench windows                     measure; the script builds and runs lab/bench for it",
        "",
        "Exit codes: 0 done, 1 the rollout ended otherwise or no window fits, 2 wrong usage or plan, 4 could not start."
    };

    private LocalCommand() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(CommandContext.ofThisProcess()).execute(arguments));
    }

    static CommandLine commandLine(CommandContext context) {
        Map<String, CommandLine> local = new LinkedHashMap<>();
        local.put("demo", new CommandLine(new DemoCommand(context)));
        local.put("up", new CommandLine(new UpCommand(context)));
        local.put("simulators", new CommandLine(new SimulatorsCommand(context)));
        local.put("engine", new CommandLine(new EngineCommand(context)));
        CommandLine commands = WavegateCommand.commandLine(context, local);
        commands.getCommandSpec().usageMessage().footer(FOOTER);
        return commands;
    }
}
