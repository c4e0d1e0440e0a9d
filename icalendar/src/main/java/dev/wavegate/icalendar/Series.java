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
                .collect(Collectors.groupingBy(
                        event -> event.replaced().orElseThrow().instant()))
                .forEach((instant, rivals) -> change(instant, Event.latest(rivals), whole));
        if (whole.isPresent() && whole.get().isCancelled()) {
            if (changed.values().stream().anyMatch(event -> !event.isCancelled())) {
                throw new Unclear("is cancelled, but one of its occurrences is not");
            }
            return;
        }
        whole.ifPresent(this::tellRepetitions);
        for (Event event : changed.values()) {
            tellAt(event, event.start().instant(), event.length(), event.start().clocks());
        }
    }

    private void change(Instant instant, Event event, Optional<Event> whole) {
        if (!event.repetitions().isNone()) {
            throw new Unclear("has an override that recurs itself");
        }
        WrittenTime replaced = event.replaced().orElseThrow();
        whole.ifPresent(each -> EventReader.requireLike("RECURRENCE-ID", replaced, each.start()));
        changed.put(instant, event);
        if (event.andLater()) {
            Clocks clocks = whole.orElseThrow(() -> new Unclear("overrides occurrences of an event that is missing"))
                    .start()
                    .clocks();
            if (move(event, clocks).abs().compareTo(FURTHEST_MOVE) > 0
                    || event.start().isDay() != replaced.isDay()) {
                throw new Unclear("moves all later occurrences too far, or turns times into days");
            }
            changedFrom.put(instant, event);
        }
    }

    /** By how much a change moves what it is about, by the clocks of the whole event. */
    private static Duration move(Event event, Clocks clocks) {
        return Duration.between(
                clocks.local(event.replaced().orElseThrow().instant()),
                clocks.local(event.start().instant()));
    }

    private void tellRepetitions(Event whole) {
        Clocks clocks = whole.start().clocks();
        repetitions(whole).forEach((instant, repetition) -> {
            if (changed.containsKey(instant)) {
                return;
            }
            Map.Entry<Instant, Event> change = changedFrom.lowerEntry(instant);
            if (change == null) {
                tellAt(whole, instant, repetition.length(), clocks);
            } else {
                Event event = change.getValue();
                Instant moved = clocks.instant(repetition.local().plus(move(event, clocks)));
                tellAt(event, moved, event.length(), clocks);
            }
        });
    }

    /** All times before the end of the horizon, and as much later as changes may move them; the first one counts. */
    private NavigableMap<Instant, Repetition> repetitions(Event whole) {
        WrittenTime start = whole.start();
        NavigableMap<Instant, Repetition> found = new TreeMap<>();
        found.put(start.instant(), new Repetition(start.local(), whole.length()));
        whole.repetitions().rule().ifPresent(rule -> addByRule(whole, rule, found));
        for (TimeReader.Addition addition : whole.repetitions().added()) {
            effort.spend(1);
            Instant instant = addition.start().instant();
            Repetition repetition = new Repetition(
                    start.clocks().local(instant), addition.length().orElse(whole.length()));
            if (addition.length().isPresent()) {
                found.put(instant, repetition);
            } else {
                found.putIfAbsent(instant, repetition);
            }
        }
        whole.repetitions().left().forEach(each -> found.remove(each.instant()));
        return found;
    }

    private void addByRule(Event whole, Rule rule, Map<Instant, Repetition> found) {
        WrittenTime start = whole.start();
        Clocks clocks = start.clocks();
        Duration reach = changedFrom.isEmpty() ? MOST_SKIPPED : FURTHEST_MOVE.plus(MOST_SKIPPED);
        LocalDateTime end = clocks.local(horizon.end()).plus(reach);
        Iterator<LocalDateTime> times = RuleTimes.after(start.local(), rule, end, effort);
        int count = 1;
        while (rule.allows(count + 1) && times.hasNext()) {
            LocalDateTime local = times.next();
            Instant instant = clocks.instant(local);
            if (rule.isOver(local, instant)) {
                return;
            }
            if (skipped == SkippedTimes.OMIT && clocks.skip(local)) {
                continue;
            }
            count++;
            if (rule.isUnclearAbout(local, instant)
                    && interval(instant, whole.length(), clocks).overlaps(horizon)) {
                throw new Unclear(
                        "recurs on whole days with an UNTIL in UTC, which is ambiguous for " + local.toLocalDate());
            }
            found.put(instant, new Repetition(local, whole.length()));
        }
    }

    private void tellAt(Event event, Instant start, Length length, Clocks clocks) {
        Interval interval = interval(start, length, clocks);
        Event.Meaning meaning = event.meaning();
        if (!event.isCancelled() && interval.overlaps(horizon)) {
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

    /** A time at which the event would happen if nothing were changed. */
    private record Repetition(LocalDateTime local, Length length) {}
}
