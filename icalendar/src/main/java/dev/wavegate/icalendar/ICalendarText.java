package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;

/**
 * Reads texts in iCalendar's format: events with all their repetitions, moved and cancelled ones included. What cannot be
 * read for sure is said and never guessed.
 */
public final class ICalendarText {
    private static final Set<String> NOTHING_HAPPENS = Set.of("VTODO", "VJOURNAL", "VALARM", "VTIMEZONE");
    private static final Set<String> PUBLISHED = Set.of("", "PUBLISH", "REQUEST");
    private static final int MOST_PROBLEMS = 50;
    // Described zones must be right wherever repetitions are looked at, which moved ones may be a year later.
    private static final Duration ZONES_REACH = Duration.ofDays(2 * 366);

    private final ZoneId zone;
    private final SkippedTimes skipped;
    private final Interval horizon;
    private final Effort effort = new Effort();
    private final Map<String, List<Event>> events = new LinkedHashMap<>();
    private final Set<String> unclear = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int count;
    private int omitted;

    private ICalendarText(ZoneId zone, SkippedTimes skipped, Interval horizon) {
        this.zone = zone;
        this.skipped = skipped;
        this.horizon = horizon;
    }

    /**
     * What the text says about the horizon. Takes a few seconds at most, for any text.
     *
     * @param zone the clocks by which whole days, and times without a zone of their own, are meant
     */
    public static ICalendarResult read(String text, ZoneId zone, SkippedTimes skipped, Interval horizon) {
        try {
            return new ICalendarText(zone, skipped, horizon).read(ComponentReader.calendars(text));
        } catch (Unfit unfit) {
            return new ICalendarResult.Unreadable(unfit.why());
        }
    }

    private ICalendarResult read(List<Component> calendars) {
        calendars.forEach(this::collect);
        List<ICalendarEntry> entries = new ArrayList<>();
        events.forEach((uid, versions) -> {
            if (!unclear.contains(uid)) {
                tell(versions, entries);
            }
        });
        if (omitted > 0) {
            problems.add(omitted + " more problems are omitted.");
        }
        entries.sort(Comparator.comparing(entry -> entry.interval().start()));
        return problems.isEmpty()
                ? new ICalendarResult.Complete(entries, count)
                : new ICalendarResult.Incomplete(entries, problems);
    }

    private void tell(List<Event> versions, List<ICalendarEntry> entries) {
        try {
            Series.tell(versions, horizon, skipped, effort, entries);
        } catch (Unclear problem) {
            Event first = versions.get(0);
            report(named(
                    first.meaning().title(),
                    first.line(),
                    first.start().local().toString(),
                    first.version().uid(),
                    problem));
        }
    }

    private void collect(Component calendar) {
        String method = calendar.text("METHOD");
        if (PUBLISHED.stream().noneMatch(method::equalsIgnoreCase)) {
            report("The calendar has the METHOD " + method
                    + ", which is not supported; publish it with METHOD:PUBLISH or without METHOD.");
        }
        Instant until = horizon.end().plus(ZONES_REACH);
        TimeReader times = new TimeReader(new Zones(calendar, until, effort), zone.getRules(), horizon);
        EventReader reader = new EventReader(times, otherZone(calendar, times));
        for (Component part : calendar.parts()) {
            if (part.name().equals("VEVENT")) {
                collect(part, reader);
            } else if (!NOTHING_HAPPENS.contains(part.name()) && part.hasTimes()) {
                report("The calendar has a " + PlainText.of(part.name()) + " with times, which is not supported.");
            }
        }
    }

    /** The zone that a calendar names for times without one, if that is not the reader's; many vendors write it so. */
    private static String otherZone(Component calendar, TimeReader times) {
        return calendar.all("X-WR-TIMEZONE").stream()
                .map(line -> PlainText.of(line.value()))
                .filter(name -> !name.isEmpty() && !times.isFallback(name))
                .findFirst()
                .orElse("");
    }

    /** Without a name of its own, an event has nothing to do with any other. */
    private void collect(Component part, EventReader reader) {
        count++;
        String uid = part.text("UID").isEmpty() ? "without uid " + count : part.text("UID");
        try {
            events.computeIfAbsent(uid, unseen -> new ArrayList<>()).add(reader.read(part));
        } catch (Unclear problem) {
            unclear.add(uid);
            report(named(part.text("SUMMARY"), part.line(), part.text("DTSTART"), part.text("UID"), problem));
        }
    }

    private static String named(String title, int line, String start, String uid, Unclear problem) {
        return "The event \"" + title + "\" (line " + line + (start.isEmpty() ? "" : ", DTSTART " + start) + ", UID "
                + uid + ") " + problem.why() + ".";
    }

    private void report(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            omitted++;
        }
    }
}
