package dev.wavegate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
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
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 2                  | lnE=2.373721 verdict=INCONCLUSIVE
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 2 --doubt 0.01     | lnE=2.373721 verdict=PASSED
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 1                  | lnE=0.349755 verdict=PASSED
                    gate --acceptable 1% --alpha 0.01 --reports 1 --failures 1                   | lnE=2.388763 verdict=INCONCLUSIVE
                    gate --acceptable 1% --alpha 0.01 --reports 20 --failures 2 --outstanding 80 | lnE=2.373721 verdict=INCONCLUSIVE
                    gate --acceptable 0.01 --alpha 0.01 --reports 0 --failures 0                 | lnE=0.000000 verdict=INCONCLUSIVE
                    gate --acceptable 1% --alpha 0.01 --reports 1000 --failures 30               | lnE=10.897247 verdict=FAILED
                    """)
    void printsWhatTheSequentialGateConcludes(String line, String answer) {
        assertThat(run(line)).isZero();

        assertThat(text(out).lines()).first().isEqualTo(answer);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysWhyTheSequentialGateConcludesThat() {
        assertThat(run("gate --acceptable 1% --alpha 0.01 --reports 10 --failures 2"))
                .isZero();

        assertThat(text(out).lines()).last().asString().satisfies(golden("gate.reason"));
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

    @Test
    void searchesInCalendarsOfFilesAndAddresses() throws IOException {
        Files.writeString(
                directory.resolve("nights.ics"), calendar("DTSTART:20261124T220000", "DTEND:20261125T040000"));
        String freeze = calendar("DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261125");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/freeze.ics", exchange -> {
            byte[] body = freeze.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort();
            String search = "windows search --open nights.ics --zone Europe/Berlin --duration 1h"
                    + " --from 2026-11-23T00:00:00Z --until 2026-12-23T00:00:00Z --closed " + address;

            assertThat(run(search + "/freeze.ics")).isZero();
            // From 22:00 in Berlin, and so that the work ends before the freeze, which begins at midnight.
            assertThat(text(out))
                    .contains("\"start\" : \"2026-11-24T21:00:00Z\"", "\"latestStart\" : \"2026-11-24T22:00:00Z\"");
            assertThat(run(search + "/nothing.ics")).isEqualTo(2);
            assertThat(text(err)).contains(address + "/nothing.ics", "404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysWhichEventOfWhichCalendarIsUnclear() throws IOException {
        Files.writeString(
                directory.resolve("freeze.ics"),
                calendar("DTSTART;TZID=Asia/Tokyo:20261124T220000", "DTEND:20261125T040000"));

        assertThat(
                        run(
                                "windows search --closed freeze.ics --zone Europe/Berlin --duration 1h --from 2026-11-23T00:00:00Z"))
                .isEqualTo(2);

        assertThat(text(err)).satisfies(golden("command.search-unclear"));
    }

    @Test
    void asksAServerWhenAWaveOfAPlanFits() throws IOException {
        Files.copy(Path.of("../examples/thermostat.yaml"), directory.resolve("plan.yaml"));
        List<String> requests = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/windows:search", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = "{\"windows\":[],\"explanation\":{\"summary\":\"Nobody is there.\"}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String search = "windows search plan.yaml --devices 200 --from 2026-11-23T00:00:00Z --until"
                    + " 2026-12-23T00:00:00Z --server http://127.0.0.1:"
                    + server.getAddress().getPort();

            assertThat(run(search + " --wave pilot")).isEqualTo(1);
            assertThat(text(out)).contains("Nobody is there.");
            assertThat(requests).singleElement().satisfies(golden("command.search-plan-question"));
            assertThat(run(search + " --wave nightly")).isEqualTo(2);
            assertThat(text(err)).satisfies(golden("command.search-plan-wave"));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    windows search plan.yaml                                          | command.search-plan-devices
                    windows search plan.yaml --devices 0                              | command.search-plan-no-device
                    windows search plan.yaml --devices 5 --region eu                  | command.search-plan-region
                    windows search plan.yaml --devices 5 --server http://127.0.0.1:1  | command.search-plan-no-server
                    """)
    void saysWhatASearchForAPlanNeeds(String line, String message) throws IOException {
        Files.copy(Path.of("../examples/thermostat.yaml"), directory.resolve("plan.yaml"));

        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err)).satisfies(golden(message));
    }

    private static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gat                                                                     | usage.typo-command
                    ''                                                                      | usage.no-command
                    windows                                                                 | usage.no-windows-command
                    windows search                                                          | usage.no-search-file
                    windows search nowhere.json                                             | usage.no-search
                    windows search plan.txt                                                 | usage.search-type
                    windows search plan.json --open nights.ics                              | usage.search-both
                    windows search --open nights.ics --duration 1h                          | usage.search-zone
                    windows search --open nights.ics --zone Europe/Berlin                   | usage.search-duration
                    windows search --open nights.ics --zone Europe/Berlin --duration 1h     | usage.search-no-calendar
                    gate --acceptable 1% --alpha 0.01 --reports 2                           | usage.no-failures
                    gate --acceptable 1% --alpha 0.01 --reports 2 --failures 3              | usage.failures
                    gate --acceptable 1 --alpha 0.01 --reports 2 --failures 1               | usage.share
                    gate --acceptable 1% --alpha 2 --reports 2 --failures 1                 | usage.alpha
                    gate --acceptable 1% --alpha 0.1 --reports 2 --failures 1 --outstanding -1 | usage.outstanding
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
