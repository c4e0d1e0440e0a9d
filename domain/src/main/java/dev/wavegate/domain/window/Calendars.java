package dev.wavegate.domain.window;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * When calendars are open and when each of the closing ones is closed during a span; a calendar is neither open nor free
 * of freezes where it is unknown.
 */
public final class Calendars {

    private final Interval span;
    private final IntervalSet open;
    private final List<IntervalSet> closed = new ArrayList<>();
    private final IntervalSet allowed;

    Calendars(WindowRules rules, ScheduleFacts facts, Interval span) {
        this.span = span;
        this.open = openTimes(rules, facts, span);
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : rules.closed()) {
            IntervalSet frozen = frozenTimes(ref, facts, span);
            closed.add(frozen);
            all = all.union(frozen);
        }
        this.allowed = open.minus(all);
    }

    public Interval span() {
        return span;
    }

    public IntervalSet open() {
        return open;
    }

    /** When the closing calendar of that number is closed. */
    public IntervalSet closed(int index) {
        return closed.get(index);
    }

    public int closing() {
        return closed.size();
    }

    /** When some calendar is open and none is closed. */
    public IntervalSet allowed() {
        return allowed;
    }

    private static IntervalSet openTimes(WindowRules rules, ScheduleFacts facts, Interval span) {
        if (rules.open().isEmpty()) {
            return IntervalSet.of(span);
        }
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : rules.open()) {
            List<Interval> firm = new ArrayList<>();
            for (CalendarEntry entry : facts.entries(ref, span)) {
                if (entry.certainty() == Certainty.FIRM) {
                    firm.add(entry.interval());
                }
            }
            all = all.union(IntervalSet.of(firm).minus(facts.unknownCalendar(ref, span)));
        }
        return all.intersection(IntervalSet.of(span));
    }

    private static IntervalSet frozenTimes(ScheduleRef ref, ScheduleFacts facts, Interval span) {
        List<Interval> entries = new ArrayList<>();
        facts.entries(ref, span).forEach(entry -> entries.add(entry.interval()));
        return IntervalSet.of(entries).union(facts.unknownCalendar(ref, span)).intersection(IntervalSet.of(span));
    }
}
