package dev.wavegate.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.WindowSearchParser;
import dev.wavegate.plan.window.WindowSearcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wavegate windows search}: the first windows for a question or for calendars, or what blocks them. */
@Command(
        name = "search",
        description =
                "Prints the first windows for a question, a plan or calendars, or what blocks them and what would help.",
        footer = {
            "",
            "Example:",
            "  ./wavegate windows search examples/windows/nights.json",
            "  ./wavegate windows search --open nights.ics --closed https://calendar.example.com/freeze.ics \\",
            "      --zone Europe/Berlin --duration 2h",
            "  ./wavegate windows search examples/thermostat.yaml --devices 200 --wave pilot",
            "",
            "The question is that of POST /api/v1/windows:search (docs/reference/windows-search.md), with all its",
            "schedules inline. The schedules of a plan are read by the server. Exit codes: 0 there is a window,",
            "1 there is none, 2 the question, the plan or a calendar is invalid."
        })
final class WindowsSearchCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Duration USUAL_SPAN = Duration.ofDays(35);

    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The question, or with --devices a plan; a .json, .yaml or .yml file.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--open",
            paramLabel = "CALENDAR",
            description = "An .ics file or address whose events open; repeatable.")
    private List<String> open = List.of();

    @Option(
            names = "--closed",
            paramLabel = "CALENDAR",
            description = "An .ics file or address whose events close; repeatable.")
    private List<String> closed = List.of();

    @Option(
            names = "--zone",
            description = "The zone of all-day events and of times without a zone; required for calendars.")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--duration", description = "How long the work takes, such as 2h; required for calendars.")
    private Optional<String> duration = Optional.empty();

    @Option(names = "--from", description = "The first possible start, such as 2026-12-01T00:00:00Z. Default: now.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--until", description = "The end of the work at the latest. Default: 35 days later.")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--devices", description = "For a plan: how many devices the wave has (in the region).")
    private Optional<Integer> devices = Optional.empty();

    @Option(names = "--wave", description = "For a plan: the name of a wave. Default: the first.")
    private Optional<String> wave = Optional.empty();

    @Option(names = "--region", description = "For a plan: the region. Default: the rules of the whole plan.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--server",
            description =
                    "For a plan: the API of Wavegate; a token is taken from WAVEGATE_TOKEN. Default: ${DEFAULT-VALUE}.")
    private URI server = URI.create("http://localhost:8080");

    WindowsSearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean hasCalendars = !open.isEmpty() || !closed.isEmpty();
        if (file.isPresent() == hasCalendars) {
            throw new WrongUsage("A search needs either a FILE or calendars (--open, --closed)."
                    + System.lineSeparator() + "Try 'wavegate windows search --help'.");
        }
        if (devices.isPresent()) {
            return ofPlan(file.orElseThrow(() -> new WrongUsage("--devices is for a plan, and needs its FILE.")));
        }
        return file.isPresent() ? ofFile(file.get()) : ofCalendars();
    }

    private int ofPlan(Path path) {
        if (devices.orElseThrow() < 1) {
            throw new WrongUsage("--devices must be at least 1, but is " + devices.orElseThrow());
        }
        Path plan = context.here().resolve(path);
        byte[] body = bytes(path, plan);
        PlanSearch search = new PlanSearch(
                PlanSearch.plan(path.toString(), body, format(path, plan)), wave, region.orElse(""), devices.get());
        Instant start = from.orElseGet(Instant::now);
        Optional<String> token = Optional.ofNullable(context.environment().get("WAVEGATE_TOKEN"));
        JsonNode answer = search.ask(server, token, start, until.orElse(start.plus(USUAL_SPAN)));
        return print(answer, answer.path("windows").isEmpty());
    }

    private int ofFile(Path path) {
        Path question = context.here().resolve(path);
        PlanFormat format = format(path, question);
        byte[] body = bytes(path, question);
        PlanParser.read(body, format)
                .match(
                        plan -> {
                            throw new WrongUsage(
                                    path + " is a plan: give the number of devices of the wave with --devices.");
                        },
                        noPlan -> noPlan);
        return search(body, format, problem -> path + ": " + place(problem));
    }

    private static PlanFormat format(Path path, Path file) {
        return PlanFormat.ofFileName(file.toString())
                .orElseThrow(
                        () -> new WrongUsage("a window search must be a .json, .yaml or .yml file, but is " + path));
    }

    private int ofCalendars() {
        Instant start = from.orElseGet(Instant::now);
        ObjectNode question = JSON.createObjectNode()
                .put("from", start.toString())
                .put("until", until.orElse(start.plus(USUAL_SPAN)).toString());
        question.putObject("need").put("duration", duration.orElseThrow(() -> missing("--duration")));
        Map<String, String> names = new HashMap<>();
        add("open", open, question, names);
        add("closed", closed, question, names);
        byte[] text = question.toString().getBytes(StandardCharsets.UTF_8);
        return search(text, PlanFormat.JSON, problem -> names.getOrDefault(problem.path(), place(problem)));
    }

    private void add(String list, List<String> calendars, ObjectNode question, Map<String, String> names) {
        CalendarText texts = new CalendarText(context.here());
        String clocks = zone.orElseThrow(() -> missing("--zone")).getId();
        ArrayNode array = question.putArray(list);
        for (String calendar : calendars) {
            names.put(list + "[" + array.size() + "].ics", calendar);
            array.addObject().put("ics", texts.of(calendar)).put("zone", clocks);
        }
    }

    private static WrongUsage missing(String option) {
        return new WrongUsage("A search in calendars needs " + option + ".");
    }

    private int search(byte[] question, PlanFormat format, Function<PlanProblem, String> place) {
        return WindowSearcher.offline()
                .search(
                        question,
                        format,
                        Instant.now(),
                        answer -> print(answer, answer.windows().isEmpty()),
                        problems -> {
                            throw new WrongUsage(problems.stream()
                                    .map(each -> place.apply(each) + ": " + each.rule()
                                            + (each.value().isEmpty() ? "" : " (found \"" + each.value() + "\")"))
                                    .collect(Collectors.joining(System.lineSeparator())));
                        });
    }

    private static String place(PlanProblem problem) {
        return (problem.line() > 0 ? "line " + problem.line() + ": " : "")
                + (problem.path().isEmpty() ? "the search" : problem.path());
    }

    private int print(Object answer, boolean isBlocked) {
        try {
            context.out().println(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an answer must be writable as JSON", unwritable);
        }
        return isBlocked ? ExitCode.ENDED_OTHERWISE : ExitCode.COMPLETED;
    }

    private static byte[] bytes(Path file, Path question) {
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
