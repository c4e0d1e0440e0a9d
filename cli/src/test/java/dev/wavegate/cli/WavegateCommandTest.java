package dev.wavegate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class WavegateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 3                  | lnE=4.812175 verdict=FAILED
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 2                  | lnE=2.373721 verdict=PASSED
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 2 --outstanding 80 | lnE=2.373721 verdict=INCONCLUSIVE
                    gate --acceptable 0.01 --alpha 0.01 --reports 0 --failures 0                 | lnE=0.000000 verdict=INCONCLUSIVE
                    gate --acceptable 1% --alpha 0.01 --reports 1000 --failures 30               | lnE=10.897247 verdict=FAILED
                    """)
    void printsWhatTheSequentialGateConcludes(String line, String answer) {
        assertThat(run(line)).isZero();

        assertThat(text(out)).isEqualTo(answer + System.lineSeparator());
        assertThat(text(err)).isEmpty();
    }

    @Test
    void findsTheWindowsOfAQuestionWithoutAnyServer() throws IOException {
        Files.copy(Path.of("../examples/windows/nights.json"), directory.resolve("question.json"));

        assertThat(run("windows search question.json")).isZero();

        assertThat(text(out))
                .contains("\"start\" : \"2026-11-24T22:15:00Z\"", "\"latestStart\" : \"2026-11-25T00:30:00Z\"");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void endsWithOneWhenNoWindowFits() throws IOException {
        Files.writeString(directory.resolve("question.yaml"), """
                from: 2026-11-23T00:00:00Z
                until: 2026-11-24T00:00:00Z
                need: { duration: 1h }
                staffing: [ { role: site-ops } ]
                """);

        assertThat(run("windows search question.yaml")).isEqualTo(1);

        assertThat(text(out)).contains("\"windows\" : [ ]");
    }

    @Test
    void saysEverythingThatIsWrongWithAQuestion() throws IOException {
        Files.writeString(directory.resolve("question.yaml"), """
                from: 2026-11-23T00:00:00Z
                until: 2026-11-24T00:00:00Z
                need: { duration: soon }
                open: [ { source: "google:maintenance-eu" } ]
                """);

        assertThat(run("windows search question.yaml")).isEqualTo(2);

        assertThat(text(err)).satisfies(golden("command.search-invalid"));
    }

    @Test
    void asksForSchedulesToBeWrittenOutWhereNoServerIsAsked() throws IOException {
        Files.writeString(directory.resolve("question.yaml"), """
                from: 2026-11-23T00:00:00Z
                until: 2026-11-24T00:00:00Z
                need: { duration: 1h }
                open: [ { source: "google:maintenance-eu" } ]
                """);

        assertThat(run("windows search question.yaml")).isEqualTo(2);

        assertThat(text(err)).satisfies(golden("command.search-without-schedules"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gat                                                                     | Did you mean: wavegate gate
                    ''                                                                      | A command is missing
                    windows                                                                 | A command is missing: search
                    windows search                                                          | Missing required parameter: 'FILE'
                    windows search nowhere.json                                             | there is no readable question at nowhere.json
                    windows search plan.txt                                                 | a question must be a .json, .yaml or .yml file
                    gate --acceptable 1% --alpha 0.01 --reports 2                           | Missing required option: '--failures=K'
                    gate --acceptable 1% --alpha 0.01 --reports 2 --failures 3              | failures must be between 0 and reports 2, but is 3
                    gate --acceptable 1 --alpha 0.01 --reports 2 --failures 1               | share must be written as a percentage
                    gate --acceptable 1% --alpha 2 --reports 2 --failures 1                 | alpha must be more than 0 and less than 1, but is 2.0
                    gate --acceptable 1% --alpha 0.1 --reports 2 --failures 1 --outstanding -1 | outstanding must not be negative, but is -1
                    """)
    void refusesWrongUsageWithAHint(String line, String message) {
        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err).replace(directory.toString(), "DIRECTORY")).satisfies(golden(message));
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--help, windows", "gate --help, lnE=4.812175", "windows search --help, Example:"})
    void explainsEveryCommandWithExamples(String line, String mentioned) {
        assertThat(run(line)).isZero();

        assertThat(text(out)).contains(mentioned);
    }

    @Test
    void printsItsVersion() {
        assertThat(run("version")).isZero();

        assertThat(text(out)).matches("wavegate [0-9]+\\.[0-9]+\\.[0-9]+\\S* \\(Java [0-9]+\\)\\R");
    }

    private int run(String line) {
        CommandContext context = new CommandContext(
                Map.of("WAVEGATE_HOME", directory.resolve("home").toString()),
                directory,
                directory,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        String[] arguments = line.isBlank() ? new String[0] : line.strip().split(" +");
        return WavegateCommand.commandLine(context, Map.of()).execute(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
