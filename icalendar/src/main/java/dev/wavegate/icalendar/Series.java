package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.icalendar.Occurrences.Occurrence;

/**
 * An event with everything that a calendar says of it: its occurrences, those that were moved, and those that were
 * cancelled. Occurrences are known by the moment at which they would have begun, however that is written.
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
            tellAt(event, event.start().instant(), event.length(), event.start().clocks(), Optional.empty());
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
        NavigableMap<Instant, Occurrence> occurrences = Occurrences.of(whole, horizon, reach(whole), skipped, effort);
        whole.repetitions().left().forEach(excluded -> exclude(excluded, whole.start(), occurrences));
        occurrences.forEach((instant, occurrence) -> {
            if (changed.containsKey(instant)) {
                return;
            }
            Map.Entry<Instant, Event> change = changedFrom.lowerEntry(instant);
            if (change == null) {
                tellAt(whole, instant, occurrence.length(), clocks, occurrence.doubt());
            } else {
                Event event = change.getValue();
                Instant moved = clocks.instant(occurrence.local().plus(move(event, change.getKey(), clocks)));
                tellAt(event, moved, event.length(), clocks, occurrence.doubt());
            }
        });
    }

    /** How far from the horizon an occurrence may begin that is in it, or is moved into it. */
    private Duration reach(Event whole) {
        Duration longest = Stream.concat(Stream.of(whole), changedFrom.values().stream())
                .map(event -> event.length().atMost())
                .max(Duration::compareTo)
                .orElseThrow();
        return longest.plus(MOST_SKIPPED).plus(changedFrom.isEmpty() ? Duration.ZERO : FURTHEST_MOVE);
    }

    /** A date excludes all that begins on it. */
    private void exclude(WrittenTime excluded, WrittenTime start, NavigableMap<Instant, Occurrence> occurrences) {
        boolean isDate = excluded.isDay() && !start.isDay();
        Interval span = isDate
                ? excluded.day(start.clocks())
                : new Interval(excluded.instant(), excluded.instant().plusSeconds(1));
        Set<Instant> gone = occurrences.subMap(span.start(), span.end()).keySet();
        if (isDate && start.form() == WrittenTime.Form.UTC) {
            Interval readers = excluded.day(excluded.clocks());
            if (!gone.equals(occurrences.subMap(readers.start(), readers.end()).keySet())) {
                throw new Unclear("has the EXDATE " + excluded.local().toLocalDate()
                        + ", and is on another date in UTC than in the zone that it is read with");
            }
        }
        gone.clear();
        if (changed.subMap(span.start(), span.end()).values().stream().anyMatch(this::happens)) {
            throw new Unclear("has both an EXDATE and an override for " + excluded.local());
        }
    }

    private boolean happens(Event change) {
        return !change.isCancelled() && (change.andLater() || change.interval().overlaps(horizon));
    }

    private void tellAt(Event event, Instant start, Length length, Clocks clocks, Optional<String> doubt) {
        Interval interval = new Interval(start, length.endOf(start, clocks));
        Event.Meaning meaning = event.meaning();
        if (!event.isCancelled() && interval.overlaps(horizon)) {
            doubt.ifPresent(why -> {
                throw new Unclear(why);
            });
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
}
