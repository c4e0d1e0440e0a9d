package dev.wavegate.domain.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Durations and instants as people read them: the same in every locale and time zone. */
public final class ReadableTime {
    private static final int NANOS_PER_MILLI = 1_000_000;

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

    /** Like {@code 2026-11-21T01:00Z}; in UTC. */
    public static String of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC) + "Z";
    }

    private static void addPart(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit);
        }
    }
}
