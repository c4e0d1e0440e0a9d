package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The end of a rule, its UNTIL. Where it is not in the form of the event's start, calendar clients compare the two in
 * several ways; what happens between the earliest and the latest of these ends is in doubt.
 *
 * @param certain up to when the rule holds by every reading
 * @param possible after when it holds by none
 */
record RuleEnd(Instant certain, Instant possible) {
    static RuleEnd of(WrittenTime until, WrittenTime start) {
        List<Instant> readings = start.isDay()
                ? lastDays(until, start).stream()
                        .map(day -> start.clocks().instant(day.atStartOfDay()))
                        .toList()
                : lastMoments(until, start);
        return new RuleEnd(Collections.min(readings), Collections.max(readings));
    }

    private static List<Instant> lastMoments(WrittenTime until, WrittenTime start) {
        Clocks clocks = start.clocks();
        return switch (until.form()) {
            // To some clients the day belongs to the rule, to others the rule is over when it begins.
            case DAY ->
                List.of(
                        clocks.instant(until.local()),
                        clocks.instant(until.local().plusDays(1)).minusSeconds(1));
            case FLOATING ->
                start.isFloating()
                        ? List.of(until.instant())
                        : List.of(clocks.instant(until.local()), until.local().toInstant(ZoneOffset.UTC));
            case UTC, ZONED ->
                start.isFloating() ? List.of(until.instant(), clocks.instant(until.local())) : List.of(until.instant());
        };
    }

    /** Outlook ends whole days with the last midnight of its own zone, in UTC; others write the last day as if in UTC. */
    private static List<LocalDate> lastDays(WrittenTime until, WrittenTime start) {
        LocalDate written = until.local().toLocalDate();
        if (until.form() != WrittenTime.Form.UTC) {
            return List.of(written);
        }
        LocalDateTime readers = new Clocks(start.clocks().rules(), false).local(until.instant());
        if (WrittenTime.isMidnight(readers)) {
            return List.of(readers.toLocalDate());
        }
        List<LocalDate> days = new ArrayList<>(List.of(written, readers.toLocalDate()));
        if (Zones.isMidnightSomewhere(until.instant(), written.plusDays(1))) {
            days.add(written.plusDays(1));
        }
        return days;
    }

    /** Whether this is after every reading of the end. */
    boolean isBefore(Instant instant) {
        return instant.isAfter(possible);
    }

    boolean isInDoubtAt(Instant instant) {
        return instant.isAfter(certain) && !isBefore(instant);
    }
}
