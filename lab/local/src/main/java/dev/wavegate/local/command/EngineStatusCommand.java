package dev.wavegate.local.command;

import dev.wavegate.cli.CommandContext;
import dev.wavegate.local.engine.EngineChoice;
import dev.wavegate.local.engine.EngineSearch;
import picocli.CommandLine.Command;

/** {@code wavegate engine status}. */
@Command(name = "status", description = "Shows which Temporal server up and demo use.")
final class EngineStatusCommand implements Runnable {
    private final CommandContext around;

    EngineStatusCommand(CommandContext around) {
        this.around = around;
    }

    @Override
    public void run() {
        EngineSearch search =
                new EngineSearch(around.environment(), around.programs().resolve("bin"));
        around.out().println(search.find(EngineChoice.AUTO).words());
    }
}
