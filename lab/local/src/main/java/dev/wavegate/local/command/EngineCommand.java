package dev.wavegate.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wavegate engine}: the Temporal server underneath. */
@Command(
        name = "engine",
        description = "Shows which Temporal server is used, or installs one.",
        synopsisSubcommandLabel = "install|status")
final class EngineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: install or status.");
    }
}
