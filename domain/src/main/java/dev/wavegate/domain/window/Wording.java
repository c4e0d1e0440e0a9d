package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** How moments, intervals and durations read in sentences: in UTC, short, and the same in every locale. */
public final class Wording {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Wording() {}

    public static String moment(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC) + "Z";
    }

    /** Like {@code from 2026-11-21T01:00Z to 05:00Z}, with the second date only where it differs. */
    public static String fromTo(Interval interval) {
        LocalDateTime start = LocalDateTime.ofInstant(interval.start(), ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(interval.end(), ZoneOffset.UTC);
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return "from " + start + "Z to " + (sameDay ? end.toLocalTime() : end) + "Z";
    }

    /** Like {@code on 24 Nov 03:30–04:15 UTC}, or {@code from 24 Nov 22:00 to 25 Nov 04:00 UTC}. */
    public static String onDay(Interval interval) {
        LocalDateTime start = LocalDateTime.ofInstant(interval.start(), ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(interval.end(), ZoneOffset.UTC);
        String first = DAY.format(start) + " " + start.toLocalTime();
        return start.toLocalDate().equals(end.toLocalDate())
                ? "on " + first + "–" + end.toLocalTime() + " UTC"
                : "from " + first + " to " + DAY.format(end) + " " + end.toLocalTime() + " UTC";
    }

    public static String timeOfDay(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toLocalTime().toString();
    }

    /** Like {@code 2 h 30 min}; parts that are zero are left out. */
    public static String length(Duration duration) {
        List<String> parts = new ArrayList<>();
        addPart(parts, duration.toDays(), "d");
        addPart(parts, duration.toHoursPart(), "h");
        addPart(parts, duration.toMinutesPart(), "min");
        addPart(parts, duration.toSecondsPart(), "s");
        addPart(parts, duration.toNanosPart() / NANOS_PER_MILLI, "ms");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    public static String names(List<ScheduleRef> sources) {
        return sources.stream().map(ScheduleRef::toString).collect(Collectors.joining(", "));
    }

    public static String titled(String title, ScheduleRef source) {
        return title.isBlank() ? source.toString() : "\"" + title.strip() + "\" (" + source + ")";
    }

    private static void addPart(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit);
        }
    }
}
