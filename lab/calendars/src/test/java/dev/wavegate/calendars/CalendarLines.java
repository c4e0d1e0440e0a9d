package dev.wavegate.calendars;

import java.util.ArrayList;
import java.util.List;

/** Collects the lines of a calendar, whose events have one UID. */
final class CalendarLines {
    private static final String END = "\r\n";

    private static final List<String> ZONES = List.of(
            zone(
                    "Europe/Berlin",
                    "+0100",
                    "+0200",
                    "DTSTART:19701025T030000",
                    "-1SU;BYMONTH=10",
                    "DTSTART:19700329T020000",
                    "-1SU;BYMONTH=3"),
            zone(
                    "America/New_York",
                    "-0500",
                    "-0400",
                    "DTSTART:20071104T020000",
                    "1SU;BYMONTH=11",
                    "DTSTART:20070311T020000",
                    "2SU;BYMONTH=3"),
            zone(
                    "W. Europe Standard Time",
                    "+0100",
                    "+0200",
                    "DTSTART:19701025T030000",
                    "-1SU;BYMONTH=10",
                    "DTSTART:19700329T020000",
                    "-1SU;BYMONTH=3"),
            String.join(
                    END,
                    "BEGIN:VTIMEZONE",
                    "TZID:Asia/Tokyo",
                    "BEGIN:STANDARD",
                    "DTSTART:19700101T000000",
                    "TZOFFSETFROM:+0900",
                    "TZOFFSETTO:+0900",
                    "END:STANDARD",
                    "END:VTIMEZONE"));

    private final List<String> head =
            new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wavegate//Corpus//EN"));
    private final List<String> events = new ArrayList<>();
    private String after = "";

    private static String zone(
            String name, String winter, String summer, String back, String backOn, String forward, String forwardOn) {
        return String.join(
                END,
                "BEGIN:VTIMEZONE",
                "TZID:" + name,
                "BEGIN:STANDARD",
                back,
                "TZOFFSETFROM:" + summer,
                "TZOFFSETTO:" + winter,
                "RRULE:FREQ=YEARLY;BYDAY=" + backOn,
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                forward,
                "TZOFFSETFROM:" + winter,
                "TZOFFSETTO:" + summer,
                "RRULE:FREQ=YEARLY;BYDAY=" + forwardOn,
                "END:DAYLIGHT",
                "END:VTIMEZONE");
    }

    CalendarLines property(String line) {
        head.add(line);
        return this;
    }

    CalendarLines event(String... lines) {
        events.add("BEGIN:VEVENT");
        events.add("UID:event@example.com");
        events.addAll(List.of(lines));
        events.add("END:VEVENT");
        return this;
    }

    CalendarLines after(String lines) {
        after = lines;
        return this;
    }

    GeneratedCalendar build(String kind, String zone) {
        List<String> lines = new ArrayList<>(head);
        lines.addAll(ZONES);
        lines.addAll(events);
        lines.add("END:VCALENDAR");
        return new GeneratedCalendar(kind, zone, String.join(END, lines) + END + after);
    }
}
