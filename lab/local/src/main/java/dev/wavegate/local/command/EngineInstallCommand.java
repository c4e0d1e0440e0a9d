package dev.wavegate.local.command;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.local.engine.EngineInstallation;
import picocli.CommandLine.Command;

/** {@code wavegate engine install}. */
@Command(
        name = "install",
        description = "Builds a Temporal dev server with Go 1.25 or later; takes a few minutes.",
        footer = {"", "Exit codes: 0 installed, 4 no suitable Go, or the build failed."})
final class EngineInstallCommand implements Runnable {
    private final CommandContext around;

    EngineInstallCommand(CommandContext around) {
        this.around = around;
    }

    @Override
    public void run() {
        around.out()
                .println("Installed " + new EngineInstallation(around.programs().resolve("bin")).install());
    }
}
