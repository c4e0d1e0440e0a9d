package dev.wavegate.calendars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;

import static org.assertj.core.api.Assertions.assertThat;

/** Two published libraries, each in a process of its own that reads all calendars. */
record Oracles(Path installed, Interval horizon) {
    List<String> recurringIcalEvents(List<GeneratedCalendar> calendars) throws IOException, InterruptedException {
        return run(calendars, installed.resolve("python/bin/python").toString(), script("recurring-ical-events.py"));
    }

    List<String> icalJs(List<GeneratedCalendar> calendars) throws IOException, InterruptedException {
        return run(
                calendars,
                "node",
                script("ical-js.mjs"),
                installed.toAbsolutePath().toString());
    }

    private static String script(String name) {
        return Path.of("src", "test", "resources", "oracles", name).toString();
    }

    private List<String> run(List<GeneratedCalendar> calendars, String... command)
            throws IOException, InterruptedException {
        Path asked = Files.createTempFile("calendars", ".txt");
        Path answered = Files.createTempFile("readings", ".txt");
        try {
            Files.write(asked, calendars.stream().map(Oracles::line).toList());
            List<String> withHorizon = Stream.concat(
                            Arrays.stream(command),
                            Stream.of(horizon.start(), horizon.end()).map(each -> Long.toString(each.getEpochSecond())))
                    .toList();
            int exit = new ProcessBuilder(withHorizon)
                    .redirectInput(asked.toFile())
                    .redirectOutput(answered.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            List<String> readings = Files.readAllLines(answered);
            assertThat(exit).as("exit code of %s", withHorizon).isZero();
            assertThat(readings).hasSameSizeAs(calendars);
            return readings.stream().map(Oracles::sorted).toList();
        } finally {
            Files.deleteIfExists(asked);
            Files.deleteIfExists(answered);
        }
    }

    private static String line(GeneratedCalendar calendar) {
        return calendar.zone() + " "
                + Base64.getEncoder().encodeToString(calendar.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String sorted(String reading) {
        return Arrays.stream(reading.split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
