package dev.wavegate.local.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.wavegate.cli.CommandContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class LocalCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                                      | usage.no-command
                    dmo                                                                     | usage.typo-command
                    demo --approve-aftr 3s                                                  | usage.typo-option
                    demo --approve-after soon                                               | usage.duration
                    demo --engine steam                                                     | usage.engine
                    demo --api-port 70000                                                   | usage.api-port-range
                    demo --fleet-port 70000                                                 | usage.simulator-port-range
                    demo nowhere.yaml                                                       | usage.no-plan
                    demo plan.txt                                                           | usage.plan-type
                    up --config nowhere.yaml                                                | usage.no-configuration
                    engine                                                                  | usage.no-engine-command
                    """)
    void refusesWrongUsageWithAHint(String line, String message) {
        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err).replace(directory.toString(), "DIRECTORY")).satisfies(golden(message));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void namesEveryProblemOfAPlanAndStartsNothing() throws IOException {
        Path plan = directory.resolve("broken.yaml");
        Files.writeString(
                plan, "apiVersion: wavegate/v1\nkind: Rollout\nmetadata: { name: x }\nspec: { colour: red }\n");

        assertThat(run("demo " + plan)).isEqualTo(2);

        assertThat(text(err)).contains("colour").contains("spec.waves").contains("spec.fleet");
        assertThat(directory.resolve("home")).doesNotExist();
    }

    @Test
    void namesTheTakenPortAndTheOptionThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(run("simulators --servicenow-port 0 --google-port 0 --pagerduty-port 0 --fleet-port " + port))
                    .isEqualTo(4);

            assertThat(text(err)).satisfies(golden("command.simulator-port", port));
        }
    }

    @Test
    void namesTheTakenPortOfTheApiBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(run("up --no-simulators --api-port " + port)).isEqualTo(4);

            assertThat(text(err)).satisfies(golden("command.api-port", port)).hasLineCount(1);
            assertThat(directory.resolve("home")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--help, Examples:",
        "demo --help, --manual",
        "up --help, --no-simulators",
        "simulators --help, --approve-after",
        "engine install --help, Go 1.25"
    })
    void explainsEveryCommandWithExamples(String line, String mentioned) {
        assertThat(run(line)).isZero();

        assertThat(text(out)).contains(mentioned);
    }

    @Test
    void saysWhichEngineIsUsed() {
        assertThat(run("engine status")).isZero();

        assertThat(text(out)).satisfies(golden("command.engine-status"));
    }

    private int run(String line) {
        CommandContext context = new CommandContext(
                Map.of("WAVEGATE_HOME", directory.resolve("home").toString()),
                directory,
                directory,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        String[] arguments = line.isBlank() ? new String[0] : line.strip().split(" +");
        return LocalCommand.commandLine(context).execute(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
