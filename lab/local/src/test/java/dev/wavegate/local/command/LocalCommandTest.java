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

import static org.assertj.core.api.Assertions.assertThat;

class LocalCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                                      | A command is missing
                    dmo                                                                     | Did you mean: wavegate demo
                    demo --approve-aftr 3s                                                  | Possible solutions: --approve-after
                    demo --approve-after soon                                               | must be a duration such as 500ms, 5s, 10m or 2h, but is "soon"
                    demo --engine steam                                                     | engine must be one of auto, target, binary, in-jvm, but is steam
                    demo --api-port 70000                                                   | --api-port must be between 0 and 65535, but is 70000
                    demo --fleet-port 70000                                                 | must be a port between 0 and 65535, but is 70000
                    demo nowhere.yaml                                                       | there is no readable plan at
                    demo plan.txt                                                           | a plan must be a .yaml, .yml or .json file
                    up --config nowhere.yaml                                                | there is no readable configuration at
                    engine                                                                  | A command is missing: install or status
                    """)
    void refusesWrongUsageWithAHint(String line, String hint) {
        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err)).contains(hint);
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

            assertThat(text(err))
                    .isEqualTo(
                            "port " + port + " is taken, the fleet simulator needs it; choose another with --fleet-port"
                                    + " or WAVEGATE_FLEET_PORT" + System.lineSeparator());
        }
    }

    @Test
    void namesTheTakenPortOfTheApiBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(run("up --no-simulators --api-port " + port)).isEqualTo(4);

            assertThat(text(err))
                    .startsWith("port " + port + " is taken, the API needs it; choose another with --api-port")
                    .hasLineCount(1);
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

        assertThat(text(out)).contains("test server in this process");
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
