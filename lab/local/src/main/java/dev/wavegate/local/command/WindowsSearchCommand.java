package dev.wavegate.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.window.WindowSearchService;
import dev.wavegate.api.window.WindowsAnswer;
import dev.wavegate.workflows.plan.PlanFormat;
import dev.wavegate.workflows.plan.WindowSearchParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wavegate windows search}: the first windows for the question in a file, or why there is none. */
@Command(
        name = "search",
        description = "Prints the first windows for the search in a file, or what blocks them and what would help.",
        footer = {
            "",
            "Example:",
            "  ./wavegate windows search examples/windows/nights.json",
            "",
            "The file is a body of POST /api/v1/windows:search (docs/reference/windows-search.md) with all its",
            "schedules inline. Exit codes: 0 there is a window, 1 there is none, 2 the file is invalid."
        })
final class WindowsSearchCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "The search, a .json, .yaml or .yml file.")
    private Path file = Path.of("");

    WindowsSearchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Path question = around.here().resolve(file);
        PlanFormat format = PlanFormat.ofFileName(question.toString())
                .orElseThrow(
                        () -> new WrongUsage("a window search must be a .json, .yaml or .yml file, but is " + file));
        try {
            WindowsAnswer answer =
                    WindowSearchService.offline(Clock.systemUTC()).answer(bytes(question), format);
            around.out().println(answer.indented());
            return answer.windows().isEmpty() ? ExitCode.ENDED_OTHERWISE : ExitCode.COMPLETED;
        } catch (Refusal refused) {
            throw new WrongUsage(
                    refused.reasons().stream().map(this::line).collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private String line(Reason reason) {
        return file + ": " + (reason.line() > 0 ? "line " + reason.line() + ": " : "")
                + (reason.path().isEmpty() ? "the search" : reason.path()) + ": " + reason.rule()
                + (reason.value().isEmpty() ? "" : " (found \"" + reason.value() + "\")");
    }

    private byte[] bytes(Path question) {
        try {
            if (Files.size(question) > WindowSearchParser.LARGEST_BYTES) {
                throw new WrongUsage(file + ": a window search must have at most " + WindowSearchParser.LARGEST_BYTES
                        + " bytes, but has " + Files.size(question));
            }
            return Files.readAllBytes(question);
        } catch (IOException unreadable) {
            throw new WrongUsage("window search file " + file + " does not exist or cannot be read");
        }
    }
}
