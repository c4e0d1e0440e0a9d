package dev.wavegate.local.command;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.local.engine.EngineChoice;
import dev.wavegate.local.engine.EngineInstallation;
import dev.wavegate.local.engine.EngineSearch;
import picocli.CommandLine.Command;

/** {@code wavegate engine}: the Temporal server underneath. */
@Command(
        name = "engine",
        description = "Shows which Temporal server is used, or installs one.",
        synopsisSubcommandLabel = "install|status")
final class EngineCommand {
    private final CommandContext around;

    EngineCommand(CommandContext around) {
        this.around = around;
    }

    @Command(
            name = "install",
            description = "Builds a Temporal dev server with Go 1.25 or later; takes a few minutes.",
            footer = {"", "Exit codes: 0 installed, 4 no suitable Go, or the build failed."})
    void install() {
        around.out()
                .println("Installed " + new EngineInstallation(around.programs().resolve("bin")).install());
    }

    @Command(name = "status", description = "Shows which Temporal server up and demo use.")
    void status() {
        EngineSearch search =
                new EngineSearch(around.environment(), around.programs().resolve("bin"));
        around.out().println(search.find(EngineChoice.AUTO).words());
    }
}
