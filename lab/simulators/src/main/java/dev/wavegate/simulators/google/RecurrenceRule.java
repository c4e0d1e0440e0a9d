package dev.wavegate.simulators.google;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The daily and weekly part of RRULE; what it does not know it refuses, because a guess would move windows.
 *
 * @param until the last moment or day, inclusive, as written
 * @param byDay the days of the week, none for that of the first day
 */
record RecurrenceRule(
        boolean weekly,
        int interval,
        OptionalInt count,
        Optional<String> until,
        Set<DayOfWeek> byDay,
        DayOfWeek weekStart) {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<String> PARTS = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST");

    /** Reads the text after {@code RRULE:}. */
    static RecurrenceRule parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || !PARTS.contains(part.substring(0, equals))) {
                throw refused(text);
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        String frequency = parts.getOrDefault("FREQ", "");
        if (!Set.of("DAILY", "WEEKLY").contains(frequency)
                || (parts.containsKey("COUNT") && parts.containsKey("UNTIL"))) {
            throw refused(text);
        }
        return new RecurrenceRule(
                frequency.equals("WEEKLY"),
                positive(parts.getOrDefault("INTERVAL", "1"), text),
                parts.containsKey("COUNT")
                        ? OptionalInt.of(positive(parts.getOrDefault("COUNT", ""), text))
                        : OptionalInt.empty(),
                Optional.ofNullable(parts.get("UNTIL")),
                parts.containsKey("BYDAY") ? days(parts.getOrDefault("BYDAY", ""), text) : Set.of(),
                day(parts.getOrDefault("WKST", "MO"), text));
    }

    /** The days of the series from the first one on, which belongs to it whether or not the rule fits it; endless. */
    Stream<LocalDate> dates(LocalDate first) {
        return Stream.concat(Stream.of(first), ruled(first).filter(date -> date.isAfter(first)));
    }

    private Stream<LocalDate> ruled(LocalDate first) {
        if (!weekly) {
            return Stream.iterate(first, date -> date.plusDays(interval))
                    .filter(date -> byDay.isEmpty() || byDay.contains(date.getDayOfWeek()));
        }
        Set<DayOfWeek> days = byDay.isEmpty() ? EnumSet.of(first.getDayOfWeek()) : byDay;
        LocalDate week = first.with(TemporalAdjusters.previousOrSame(weekStart));
        return Stream.iterate(week, monday -> monday.plusWeeks(interval))
                .flatMap(start -> IntStream.range(0, 7).mapToObj(start::plusDays))
                .filter(date -> days.contains(date.getDayOfWeek()));
    }

    private static Set<DayOfWeek> days(String text, String rule) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(text.split(",", -1)).map(day -> day(day, rule)).forEach(days::add);
        return days;
    }

    private static DayOfWeek day(String text, String rule) {
        int place = DAYS.indexOf(text);
        if (place < 0) {
            throw refused(rule);
        }
        return DayOfWeek.of(place + 1);
    }

    private static int positive(String text, String rule) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw refused(rule);
        }
        return Integer.parseInt(text);
    }

    private static GoogleProblem refused(String rule) {
        return GoogleProblem.global(400, "invalid", "Invalid recurrence rule: " + rule);
    }
}
