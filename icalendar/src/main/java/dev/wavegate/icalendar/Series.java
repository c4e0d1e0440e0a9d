package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.Certainty;

/**
 * An event with everything that a calendar says of it: its repetitions, those that were moved, and those that were
 * cancelled. Repetitions are known by the moment at which they would have begun, however that is written.
 */
final class Series {
    private static final Duration FURTHEST_MOVE = Duration.ofDays(366);
    // More than clocks have ever been moved at once.
    private static final Duration MOST_SKIPPED = Duration.ofDays(2);
    private static final String CERTAIN = "";

    private final Interval horizon;
    private final SkippedTimes skipped;
    private final Effort effort;
    private final List<ICalendarEntry> entries;
    private final NavigableMap<Instant, Event> changed = new TreeMap<>();
    private final NavigableMap<Instant, Event> changedFrom = new TreeMap<>();

    private Series(Interval horizon, SkippedTimes skipped, Effort effort, List<ICalendarEntry> entries) {
        this.horizon = horizon;
        this.skipped = skipped;
        this.effort = effort;
        this.entries = entries;
    }

    /** Adds to the entries all times at which the event of these versions happens in the horizon. */
    static void tell(
            List<Event> versions, Interval horizon, SkippedTimes skipped, Effort effort, List<ICalendarEntry> entries) {
        List<ICalendarEntry> found = new ArrayList<>();
        new Series(horizon, skipped, effort, found).tell(versions);
        // Not before all went well, so that an event is told as a whole or not at all.
        entries.addAll(found);
        Effort.requireEntries(entries.size());
    }

    private void tell(List<Event> versions) {
        List<Event> ofAll =
                versions.stream().filter(event -> event.replaced().isEmpty()).toList();
        Optional<Event> whole = ofAll.isEmpty() ? Optional.empty() : Optional.of(Event.latest(ofAll));
        versions.stream()
                .filter(event -> event.replaced().isPresent())
                .collect(Collectors.groupingBy(event -> replaced(event, whole).instant()))
                .forEach((instant, rivals) -> change(instant, Event.latest(rivals), whole));
        if (whole.isPresent() && whole.get().isCancelled()) {
            if (changed.values().stream().anyMatch(event -> !event.isCancelled())) {
                throw new Unclear("is cancelled, but one of its occurrences is not");
            }
            return;
        }
        whole.ifPresent(this::tellRepetitions);
        for (Event event : changed.values()) {
            tellAt(event, event.start().instant(), event.length(), event.start().clocks(), CERTAIN);
        }
    }

    /** Which occurrence a change is about, in the form of the whole event. */
    private static WrittenTime replaced(Event change, Optional<Event> whole) {
        WrittenTime written = change.replaced().orElseThrow();
        return whole.map(each -> written.asOccurrenceOf(each.start(), "RECURRENCE-ID"))
                .orElse(written);
    }

    private void change(Instant instant, Event event, Optional<Event> whole) {
        // Whole days and times without a zone are by the clocks of the reader anyway.
        whole.filter(each -> event.start().isFloating()
                        && !each.start().isFloating()
                        && !each.start().isDay())
                .ifPresent(each -> event.start().requireLike(each.start(), "DTSTART of an override"));
        changed.put(instant, event);
        if (event.andLater()) {
            WrittenTime start = whole.orElseThrow(
                            () -> new Unclear("overrides occurrences of an event that is missing"))
                    .start();
            if (move(event, instant, start.clocks()).abs().compareTo(FURTHEST_MOVE) > 0
                    || event.start().isDay() != start.isDay()) {
                throw new Unclear("moves all later occurrences too far, or turns times into days");
            }
            changedFrom.put(instant, event);
        }
    }

    /** By how much a change moves what it is about, by the clocks of the whole event. */
    private static Duration move(Event change, Instant from, Clocks clocks) {
        return Duration.between(clocks.local(from), clocks.local(change.start().instant()));
    }

    private void tellRepetitions(Event whole) {
        Clocks clocks = whole.start().clocks();
        NavigableMap<Instant, Repetition> repetitions = repetitions(whole);
        for (WrittenTime excluded : whole.repetitions().left()) {
            exclude(excluded, whole.start(), repetitions);
        }
        repetitions.forEach((instant, repetition) -> {
            if (changed.containsKey(instant)) {
                return;
            }
            Map.Entry<Instant, Event> change = changedFrom.lowerEntry(instant);
            if (change == null) {
                tellAt(whole, instant, repetition.length(), clocks, repetition.doubt());
            } else {
                Event event = change.getValue();
                Instant moved = clocks.instant(repetition.local().plus(move(event, change.getKey(), clocks)));
                tellAt(event, moved, event.length(), clocks, repetition.doubt());
            }
        });
    }

    /** What may happen in the horizon, or be moved into it; the first one counts. */
    private NavigableMap<Instant, Repetition> repetitions(Event whole) {
        WrittenTime start = whole.start();
        NavigableMap<Instant, Repetition> found = new TreeMap<>();
        found.put(start.instant(), new Repetition(start.local(), whole.length(), CERTAIN));
        whole.repetitions().rule().ifPresent(rule -> addByRule(whole, rule, found));
        for (TimeReader.Addition addition : whole.repetitions().added()) {
            effort.spend(1);
            Instant instant = addition.start().instant();
            Repetition before = found.get(instant);
            if (before == null || !before.doubt().isEmpty() || addition.length().isPresent()) {
                Length length = addition.length().orElse(whole.length());
                found.put(instant, new Repetition(start.clocks().local(instant), length, CERTAIN));
            }
        }
        return found;
    }

    private void addByRule(Event whole, Rule rule, Map<Instant, Repetition> found) {
        WrittenTime start = whole.start();
        Clocks clocks = start.clocks();
        boolean startIsOff = !RuleTimes.giveStart(start.local(), rule, effort);
        if (startIsOff) {
            found.replaceAll((instant, first) -> first.doubted("has a DTSTART that its RRULE does not give"));
        }
        if (rule.end().filter(end -> start.instant().isAfter(end.certain())).isPresent()) {
            found.replaceAll((instant, first) -> first.doubted("has an UNTIL before its DTSTART"));
        }
        Duration reach = changedFrom.isEmpty() ? MOST_SKIPPED : FURTHEST_MOVE.plus(MOST_SKIPPED);
        LocalDateTime end = clocks.local(horizon.end()).plus(reach);
        // What is counted is counted from its start.
        LocalDateTime from = rule.count().isPresent()
                ? start.local()
                : clocks.local(horizon.start()).minus(reach).minus(longest(whole));
        Iterator<LocalDateTime> times = RuleTimes.between(start.local(), from, end, rule, effort);
        // Where the start is off the rule, it is counted by some and not by others.
        int most = startIsOff && rule.count().isPresent() ? rule.times() + 1 : rule.times();
        int count = 1;
        while (count < most && times.hasNext()) {
            LocalDateTime local = times.next();
            Instant instant = clocks.instant(local);
            if (rule.end().filter(until -> until.isBefore(instant)).isPresent()) {
                return;
            }
            if (skipped == SkippedTimes.OMIT && clocks.skip(local)) {
                continue;
            }
            count++;
            String doubt = count > rule.times()
                    ? "has a DTSTART that its RRULE does not give, which may or may not be counted"
                    : rule.end().filter(until -> until.isInDoubtAt(instant)).isPresent()
                            ? "has an UNTIL in another form than its DTSTART, which is ambiguous for " + local
                            : CERTAIN;
            found.put(instant, new Repetition(local, whole.length(), doubt));
        }
    }

    private Duration longest(Event whole) {
        return Stream.concat(Stream.of(whole), changedFrom.values().stream())
                .map(event -> event.length().atMost())
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private void exclude(WrittenTime excluded, WrittenTime start, NavigableMap<Instant, Repetition> repetitions) {
        Instant from = excluded.instant();
        Instant to = from.plusSeconds(1);
        if (excluded.isDay() && !start.isDay()) {
            // A date excludes all that begins on it, by the clocks of the event.
            LocalDateTime nextDay = excluded.local().plusDays(1);
            from = start.clocks().instant(excluded.local());
            to = start.clocks().instant(nextDay);
            if (start.form() == WrittenTime.Form.UTC) {
                Instant readersFrom = excluded.instant();
                Instant readersTo = excluded.clocks().instant(nextDay);
                repetitions
                        .subMap(earlier(from, readersFrom), later(to, readersTo))
                        .replaceAll((instant, each) -> each.doubted(
                                "has the EXDATE " + excluded.local().toLocalDate()
                                        + ", and is on another date in UTC than in the zone that it is read with"));
                from = later(from, readersFrom);
                to = earlier(to, readersTo);
            }
        }
        repetitions.subMap(from, to).clear();
        if (changed.subMap(from, to).values().stream().anyMatch(this::happens)) {
            throw new Unclear("has both an EXDATE and an override for " + excluded.local());
        }
    }

    private boolean happens(Event change) {
        return !change.isCancelled()
                && (change.andLater()
                        || interval(
                                        change.start().instant(),
                                        change.length(),
                                        change.start().clocks())
                                .overlaps(horizon));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private void tellAt(Event event, Instant start, Length length, Clocks clocks, String doubt) {
        Interval interval = interval(start, length, clocks);
        Event.Meaning meaning = event.meaning();
        if (!event.isCancelled() && interval.overlaps(horizon)) {
            if (!doubt.isEmpty()) {
                throw new Unclear(doubt);
            }
            entries.add(new ICalendarEntry(
                    interval,
                    meaning.state() == Event.State.FIRM ? Certainty.FIRM : Certainty.TENTATIVE,
                    meaning.title(),
                    event.version().uid(),
                    meaning.attendees(),
                    meaning.organizer()));
            Effort.requireEntries(entries.size());
        }
    }

    private static Interval interval(Instant start, Length length, Clocks clocks) {
        return new Interval(start, length.endOf(start, clocks));
    }

    /**
     * A time at which the event would happen if nothing were changed.
     *
     * @param doubt why it may or may not happen; empty if it does
     */
    private record Repetition(LocalDateTime local, Length length, String doubt) {
        Repetition doubted(String why) {
            return new Repetition(local, length, why);
        }
    }
}
