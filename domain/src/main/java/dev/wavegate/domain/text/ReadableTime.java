package dev.wavegate.domain.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations and instants as people read them: the same in every locale and time zone. */
public final class ReadableTime {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private ReadableTime() {}

    /** Like {@code 2 h 30 min}; parts that are zero are left out, and zero itself is {@code 0 s}. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        List<String> parts = new ArrayList<>();
        addPart(parts, duration.toDays(), "d");
        addPart(parts, duration.toHoursPart(), "h");
        addPart(parts, duration.toMinutesPart(), "min");
        addPart(parts, duration.toSecondsPart(), "s");
        addPart(parts, duration.toNanosPart() / NANOS_PER_MILLI, "ms");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    /** The duration in whole seconds, rounded up, for waiting times. */
    public static String inSeconds(Duration duration) {
        return of(Duration.ofSeconds(
                duration.plusNanos(Duration.ofSeconds(1).toNanos() - 1).toSeconds()));
    }

    /** Like {@code 2026-11-21T01:00Z}; in UTC, to the second, with seconds only where they are not zero. */
    public static String of(Instant instant) {
        return utc(instant) + "Z";
    }

    /** Like {@code 2026-11-21T01:00Z to 05:00Z}, with the second date only where it differs. */
    public static String fromTo(Instant start, Instant end) {
        return of(start) + " to " + (isSameDay(start, end) ? timeOfDay(end) + "Z" : of(end));
    }

    /** Like {@code on 24 Nov 03:30–04:15 UTC}, or {@code from 24 Nov 22:00 to 25 Nov 04:00 UTC}. */
    public static String onDay(Instant start, Instant end) {
        String first = DAY.format(utc(start)) + " " + timeOfDay(start);
        return isSameDay(start, end)
                ? "on " + first + "–" + timeOfDay(end) + " UTC"
                : "from " + first + " to " + DAY.format(utc(end)) + " " + timeOfDay(end) + " UTC";
    }

    /** Like {@code 05:00}; in UTC. */
    public static String timeOfDay(Instant instant) {
        return utc(instant).toLocalTime().toString();
    }

    private static boolean isSameDay(Instant start, Instant end) {
        return utc(start).toLocalDate().equals(utc(end).toLocalDate());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void addPart(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit);
        }
    }
}
