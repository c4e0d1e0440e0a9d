package dev.wavegate.integrations.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorLab;
import dev.wavegate.simulators.ics.IcsSimulator;
import dev.wavegate.testkit.schedule.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulated web server with feeds, and calendars written for it. */
final class IcsLab extends SimulatorLab<IcsSimulator> {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Interval AUTUMN =
            new Interval(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    IcsLab() {
        super(
                TestClock.at("2026-11-29T12:00:00Z"),
                clock -> IcsSimulator.start(
                        dev.wavegate.simulators.ics.IcsSettings.onPort(0).at(clock)));
    }

    /** The settings of a feed that is there or may come to be. */
    IcsFeedSettings feed(String name) {
        return IcsFeedSettings.of(
                new IcsPlace.Web(new Secret(simulator().feed(name).toString())), BERLIN);
    }

    Ics connect(String name, IcsFeedSettings feed) {
        HttpSettings http = HttpSettings.defaults()
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10))
                .withPause(clock()::advance);
        return Ics.connect(new IcsSettings(Map.of(name, feed), http), clock());
    }

    void publish(String name, String text) {
        publish(name, "", text);
    }

    void publish(String name, String options, String text) {
        assertThat(control().send("PUT", "/_sim/feeds/" + name + options, text).statusCode())
                .isEqualTo(204);
    }

    String path(String name) {
        return simulator().path(name);
    }

    static String calendar(List<String> events) {
        return Stream.of("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", String.join("", events), "END:VCALENDAR\r\n")
                .collect(Collectors.joining());
    }

    /** An event of these lines. */
    static String event(Interval interval, String title, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + interval.hashCode() + title.hashCode() + "@lab\r\nSUMMARY:" + title
                + "\r\nDTSTART:" + UTC.format(interval.start())
                + "\r\nDTEND:" + UTC.format(interval.end()) + "\r\n"
                + Stream.of(lines).map(line -> line + "\r\n").collect(Collectors.joining()) + "END:VEVENT\r\n";
    }

    static String calendarOf(List<CalendarEntry> entries) {
        return calendar(entries.stream()
                .map(entry -> event(
                        entry.interval(),
                        entry.title(),
                        entry.certainty() == Certainty.FIRM ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE"))
                .toList());
    }
}
