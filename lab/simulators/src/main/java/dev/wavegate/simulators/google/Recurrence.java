package dev.wavegate.simulators.google;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
            GoogleProblem problem = refused("UNTIL=" + last);
            problem.initCause(e);
            throw problem;
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
            GoogleProblem problem = refused(line);
            problem.initCause(e);
            throw problem;
        }
        return excluded;
    }

    private static Instant moment(String text, ZoneId zone) {
        return text.endsWith("Z")
                ? LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC)
                : LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant();
    }

    private static GoogleProblem refused(String line) {
        return GoogleProblem.global(400, "invalid", "Invalid recurrence: " + line);
    }

    /** One time the series takes place, half-open. */
    record Occurrence(EventTime start, EventTime end) {}
}
