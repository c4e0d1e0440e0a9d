package dev.wavegate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wavegate windows}: questions about windows. */
@Command(
        name = "windows",
        description = "Searches for staffed windows without a rollout or a server.",
        synopsisSubcommandLabel = "search")
final class WindowsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: search.");
    }
}
