package dev.wavegate.simulators.google;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wavegate.simulators.wire.SimRefusal;

/**
 * When a series takes place: expanded in the local time of its zone, each occurrence resolved on its own, so that it
 * keeps its hour over a change of the clocks; every occurrence lasts exactly as long as the first.
 *
 * @param exceptions the starts that are left out, in the basic form of instance identifiers
 */
record Recurrence(RecurrenceRule rule, Set<String> exceptions) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final int MOST_OCCURRENCES = 50_000;

    /** Reads the lines of an event; exactly one RRULE, any number of EXDATE. */
    static Recurrence parse(List<String> lines, ZoneId zone) {
        List<RecurrenceRule> rules = new ArrayList<>();
        Set<String> exceptions = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("RRULE:")) {
                rules.add(RecurrenceRule.parse(line.substring("RRULE:".length())));
            } else if (line.startsWith("EXDATE")) {
                exceptions.addAll(excluded(line, zone));
            } else {
                throw refused(line);
            }
        }
        if (rules.size() != 1) {
            throw refused(String.join(" ", lines));
        }
        return new Recurrence(rules.get(0), exceptions);
    }

    /** The occurrences that begin before the horizon, in order. */
    List<Occurrence> occurrences(EventTime start, EventTime end, Instant horizon, ZoneId calendarZone) {
        List<Occurrence> occurrences = new ArrayList<>();
        Iterator<LocalDate> dates = rule.dates(firstDate(start)).iterator();
        int number = 0;
        while (dates.hasNext() && number < rule.count().orElse(MOST_OCCURRENCES)) {
            Occurrence occurrence = on(dates.next(), start, end);
            number++;
            if (isOver(occurrence) || !occurrence.start().instant(calendarZone).isBefore(horizon)) {
                break;
            }
            if (!exceptions.contains(occurrence.start().basic())) {
                occurrences.add(occurrence);
            }
        }
        return occurrences;
    }

    private static LocalDate firstDate(EventTime start) {
        return start instanceof EventTime.At at
                ? at.moment().atZone(at.zone()).toLocalDate()
                : ((EventTime.AllDay) start).date();
    }

    private static Occurrence on(LocalDate date, EventTime start, EventTime end) {
        if (start instanceof EventTime.At from && end instanceof EventTime.At to) {
            Instant moment = date.atTime(from.moment().atZone(from.zone()).toLocalTime())
                    .atZone(from.zone())
                    .toInstant();
            Duration length = Duration.between(from.moment(), to.moment());
            return new Occurrence(
                    new EventTime.At(moment, from.zone()), new EventTime.At(moment.plus(length), to.zone()));
        }
        long days = ChronoUnit.DAYS.between(firstDate(start), firstDate(end));
        return new Occurrence(new EventTime.AllDay(date), new EventTime.AllDay(date.plusDays(days)));
    }

    private boolean isOver(Occurrence occurrence) {
        Optional<String> until = rule.until();
        if (until.isEmpty()) {
            return false;
        }
        String last = until.get();
        LocalDate date = firstDate(occurrence.start());
        try {
            if (last.length() == 8) {
                return date.isAfter(LocalDate.parse(last, DateTimeFormatter.BASIC_ISO_DATE));
            }
            if (occurrence.start() instanceof EventTime.At at) {
                return at.moment().isAfter(moment(last, at.zone()));
            }
            return date.isAfter(LocalDate.parse(last.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw refused("UNTIL=" + last);
        }
    }

    private static Set<String> excluded(String line, ZoneId zone) {
        int colon = line.lastIndexOf(':');
        String parameters = line.substring("EXDATE".length(), Math.max("EXDATE".length(), colon));
        Set<String> excluded = new HashSet<>();
        try {
            int named = parameters.indexOf("TZID=");
            ZoneId local = named < 0 ? zone : ZoneId.of(parameters.substring(named + "TZID=".length()));
            for (String time : line.substring(colon + 1).split(",", -1)) {
                excluded.add(
                        time.length() == 8
                                ? new EventTime.AllDay(LocalDate.parse(time, DateTimeFormatter.BASIC_ISO_DATE)).basic()
                                : new EventTime.At(moment(time, local), local).basic());
            }
        } catch (DateTimeException e) {
            throw refused(line);
        }
        return excluded;
    }

    private static Instant moment(String text, ZoneId zone) {
        return text.endsWith("Z")
                ? LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC)
                : LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant();
    }

    private static SimRefusal refused(String line) {
        return GoogleErrors.invalid("Invalid recurrence: " + line);
    }

    /** One time the series takes place, half-open. */
    record Occurrence(EventTime start, EventTime end) {}

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

        private static SimRefusal refused(String rule) {
            return GoogleErrors.invalid("Invalid recurrence rule: " + rule);
        }
    }
}
