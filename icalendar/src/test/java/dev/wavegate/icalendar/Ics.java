package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendars as tests write them, and what they are read as. */
final class Ics {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Interval YEAR = between("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    private Ics() {}

    /** A calendar of these lines, which are components. */
    static String calendar(String... components) {
        return text("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wavegate//Tests//EN")
                + String.join("", components)
                + text("END:VCALENDAR");
    }

    /** An event of these lines. */
    static String event(String... lines) {
        return text("BEGIN:VEVENT") + text(lines) + text("END:VEVENT");
    }

    static String text(String... lines) {
        return Arrays.stream(lines).map(line -> line + "\r\n").collect(Collectors.joining());
    }

    static Interval between(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }

    static ICalendarResult read(String text) {
        return ICalendarText.read(text, BERLIN, SkippedTimes.SHIFT, YEAR);
    }

    /** The entries of a calendar that must be complete. */
    static List<ICalendarEntry> entries(ICalendarResult reading) {
        assertThat(reading.problems()).isEmpty();
        return reading.match(ICalendarResult.Complete::entries, incomplete -> List.of(), unreadable -> List.of());
    }

    /** The intervals of one event in the year 2026, as texts. */
    static List<String> intervals(String... eventLines) {
        return intervals(entries(read(calendar(event(eventLines)))));
    }

    static List<String> intervals(List<ICalendarEntry> entries) {
        return entries.stream()
                .map(entry -> entry.interval().start() + "/" + entry.interval().end())
                .toList();
    }

    static List<String> starts(String... eventLines) {
        return starts(entries(read(calendar(event(eventLines)))));
    }

    static List<String> starts(List<ICalendarEntry> entries) {
        return entries.stream()
                .map(entry -> entry.interval().start().toString())
                .toList();
    }

    /** The only problem of a calendar that is one but not complete. */
    static String problem(String text) {
        ICalendarResult reading = read(text);
        assertThat(reading).isInstanceOf(ICalendarResult.Incomplete.class);
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }

    static String problemOf(String... eventLines) {
        return problem(calendar(event(eventLines)));
    }

    /** Why a text cannot be read at all. */
    static String unreadable(String text) {
        ICalendarResult reading = read(text);
        assertThat(reading).isInstanceOf(ICalendarResult.Unreadable.class);
        return reading.problems().get(0);
    }
}
