package dev.wavegate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.WindowSearchParser;
import dev.wavegate.plan.window.WindowSearcher;
import dev.wavegate.plan.window.WindowsAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wavegate windows search}: the first windows for the search in a file, or what blocks them. */
@Command(
        name = "search",
        description = "Prints the first windows for the search in a file, or what blocks them and what would help.",
        footer = {
            "",
            "Example:",
            "  ./wavegate windows search examples/windows/nights.json",
            "",
            "The question is that of POST /api/v1/windows:search (docs/reference/windows-search.md), with all its",
            "schedules inline. Exit codes: 0 there is a window, 1 there is none, 2 the file is invalid."
        })
final class WindowsSearchCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "The question, a .json, .yaml or .yml file.")
    private Path file = Path.of("");

    WindowsSearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path question = context.here().resolve(file);
        PlanFormat format = PlanFormat.ofFileName(question.toString())
                .orElseThrow(
                        () -> new WrongUsage("a window search must be a .json, .yaml or .yml file, but is " + file));
        return WindowSearcher.offline().search(bytes(question), format, Instant.now(), this::print, problems -> {
            throw new WrongUsage(problems.stream().map(this::line).collect(Collectors.joining(System.lineSeparator())));
        });
    }

    private int print(WindowsAnswer answer) {
        try {
            context.out().println(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an answer must be writable as JSON", unwritable);
        }
        return answer.windows().isEmpty() ? ExitCode.ENDED_OTHERWISE : ExitCode.COMPLETED;
    }

    private String line(PlanProblem problem) {
        return file + ": " + (problem.line() > 0 ? "line " + problem.line() + ": " : "")
                + (problem.path().isEmpty() ? "the search" : problem.path()) + ": " + problem.rule()
                + (problem.value().isEmpty() ? "" : " (found \"" + problem.value() + "\")");
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
