package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.domain.schedule.Interval;

/** When an event would happen around a horizon, by its start, its rule and its additional times, if nothing were changed. */
final class Occurrences {
    private final Event event;
    private final WrittenTime start;
    private final Clocks clocks;
    private final SkippedTimes skipped;
    private final Effort effort;
    private final NavigableMap<Instant, Occurrence> found = new TreeMap<>();

    private Occurrences(Event event, SkippedTimes skipped, Effort effort) {
        this.event = event;
        this.start = event.start();
        this.clocks = start.clocks();
        this.skipped = skipped;
        this.effort = effort;
    }

    /**
     * The occurrences by the moments at which they begin.
     *
     * @param reach how far before and after the horizon they are needed
     */
    static NavigableMap<Instant, Occurrence> of(
            Event event, Interval horizon, Duration reach, SkippedTimes skipped, Effort effort) {
        Occurrences occurrences = new Occurrences(event, skipped, effort);
        LocalDateTime from = occurrences.clocks.local(horizon.start()).minus(reach);
        LocalDateTime end = occurrences.clocks.local(horizon.end()).plus(reach);
        occurrences.add(occurrences.start.local(), event.length(), Optional.empty());
        event.repetitions().rule().ifPresent(rule -> occurrences.addByRule(rule, from, end));
        event.repetitions().added().forEach(occurrences::add);
        return occurrences.found;
    }

    private void addByRule(Rule rule, LocalDateTime from, LocalDateTime end) {
        boolean startIsOff = !RuleTimes.giveStart(start.local(), rule, effort);
        boolean endsBeforeStart = rule.end()
                .filter(until -> start.instant().isAfter(until.certain()))
                .isPresent();
        if (startIsOff || endsBeforeStart) {
            String doubt =
                    startIsOff ? "has a DTSTART that its RRULE does not give" : "has an UNTIL before its DTSTART";
            add(start.local(), event.length(), Optional.of(doubt));
        }
        // What is counted is counted from its start; if that is off the rule, some count it and others do not.
        LocalDateTime first = rule.count().isPresent() ? start.local() : from;
        int most = startIsOff && rule.count().isPresent() ? rule.times() + 1 : rule.times();
        int count = 1;
        Iterator<LocalDateTime> times = RuleTimes.between(start.local(), first, end, rule, effort);
        while (count < most && times.hasNext()) {
            LocalDateTime local = times.next();
            Instant instant = clocks.instant(local);
            if (rule.end().filter(until -> until.isBefore(instant)).isPresent()) {
                return;
            }
            if (skipped == SkippedTimes.SHIFT || !clocks.skip(local)) {
                count++;
                add(local, event.length(), doubt(rule, count, local));
            }
        }
    }

    private Optional<String> doubt(Rule rule, int count, LocalDateTime local) {
        if (count > rule.times()) {
            return Optional.of("has a DTSTART that its RRULE does not give, which may or may not be counted");
        }
        return rule.end()
                .filter(until -> until.isInDoubtAt(clocks.instant(local)))
                .map(until -> "has an UNTIL in another form than its DTSTART, which is ambiguous for " + local);
    }

    private void add(TimeReader.Addition addition) {
        effort.spend(1);
        Instant instant = addition.start().instant();
        Occurrence before = found.get(instant);
        if (before == null || before.doubt().isPresent() || addition.length().isPresent()) {
            Length length = addition.length().orElse(event.length());
            found.put(instant, new Occurrence(clocks.local(instant), length, Optional.empty()));
        }
    }

    private void add(LocalDateTime local, Length length, Optional<String> doubt) {
        found.put(clocks.instant(local), new Occurrence(local, length, doubt));
    }

    /**
     * A time at which the event happens.
     *
     * @param doubt why it may or may not happen; empty if it does
     */
    record Occurrence(LocalDateTime local, Length length, Optional<String> doubt) {}
}
