package dev.wavegate.bench.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Stopwatch;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.icalendar.ICalendarResult;
import dev.wavegate.icalendar.ICalendarText;
import dev.wavegate.icalendar.SkippedTimes;

/** Reads calendars of 5,000 events, as exports of many years have them, for the 35 days that rollouts look ahead. */
public final class CalendarBenchmark {
    private static final int EVENTS = 5_000;
    private static final Budget BUDGET = new Budget(300);
    private static final Interval HORIZON =
            new Interval(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-06T00:00:00Z"));
    private static final ZoneId READER = ZoneId.of("Europe/Berlin");
    private static final List<String> RULES = List.of(
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
            "RRULE:FREQ=MONTHLY;BYMONTHDAY=#",
            "RRULE:FREQ=YEARLY;UNTIL=20300101T000000Z",
            "RRULE:FREQ=DAILY;COUNT=40");
    private static final String ZONE = lines(
            "BEGIN:VTIMEZONE",
            "TZID:Customized Time Zone",
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT",
            "END:VTIMEZONE");

    private CalendarBenchmark() {}

    public static Report run(Effort effort) {
        String single = calendar(false);
        String repeated = calendar(true);
        Stopwatch stopwatch = effort.stopwatch(50, 15);
        return new Report("Calendars: reading 5,000 events for 35 days")
                .with("single events", stopwatch.milliseconds(() -> read(single)), BUDGET)
                .with("three in four repeated", stopwatch.milliseconds(() -> read(repeated)), BUDGET);
    }

    private static ICalendarResult read(String text) {
        ICalendarResult result = ICalendarText.read(text, READER, SkippedTimes.SHIFT, HORIZON);
        if (!result.problems().isEmpty()) {
            throw new IllegalStateException("the calendar must be readable, but: " + result.problems());
        }
        return result;
    }

    private static String calendar(boolean repeats) {
        StringBuilder text = new StringBuilder(
                        lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wavegate//Benchmark//EN"))
                .append(ZONE);
        for (int number = 0; number < EVENTS; number++) {
            LocalDate day =
                    LocalDate.of(repeats && number % 4 > 0 ? 1997 : 2026, 1, 1).plusDays(number % 365);
            String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
            text.append(lines(
                    "BEGIN:VEVENT",
                    "UID:" + number + "@example.com",
                    "DTSTAMP:20261001T000000Z",
                    "SEQUENCE:" + number % 3,
                    "SUMMARY:Shift " + number,
                    "DTSTART;TZID=Customized Time Zone:" + date + "T220000",
                    "DTEND;TZID=Customized Time Zone:" + date + "T235900",
                    repeats && number % 4 > 0
                            ? RULES.get(number % RULES.size()).replace("#", Integer.toString(day.getDayOfMonth()))
                            : "CLASS:PUBLIC",
                    repeats && number % 4 == 1 ? "EXDATE;TZID=Customized Time Zone:20261115T220000" : "TRANSP:OPAQUE",
                    "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada" + number % 50 + "@example.com",
                    "END:VEVENT"));
        }
        return text.append(lines("END:VCALENDAR")).toString();
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
