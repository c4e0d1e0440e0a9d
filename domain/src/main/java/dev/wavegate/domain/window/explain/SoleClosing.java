package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.CalendarEntry;

/** An entry of the closing calendar of that number, and when nothing but this entry closes. */
record SoleClosing(int index, CalendarEntry entry, IntervalSet alone) {

    // Time in which a calendar is unknown is closed by more than one entry could be.
    private static final int BY_NO_ENTRY = 2;

    private record Change(Instant at, int closings, int entry) {}

    private record Entry(int index, CalendarEntry entry) {}

    /** The entries that close anything alone. */
    static List<SoleClosing> all(Availability availability) {
        Interval span = availability.calendars().span();
        List<ScheduleRef> closed = availability.demand().rules().closed();
        List<Entry> entries = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < closed.size(); index++) {
            for (CalendarEntry entry : availability.facts().entries(closed.get(index), span)) {
                add(changes, entry.interval(), 1, entries.size());
                entries.add(new Entry(index, entry));
            }
            for (Interval unknown : availability
                    .facts()
                    .unknownCalendar(closed.get(index), span)
                    .intervals()) {
                add(changes, unknown, BY_NO_ENTRY, 0);
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        List<SoleClosing> all = new ArrayList<>();
        List<IntervalSet> alone = alone(changes, entries.size(), span);
        for (int number = 0; number < entries.size(); number++) {
            if (!alone.get(number).isEmpty()) {
                Entry each = entries.get(number);
                all.add(new SoleClosing(each.index(), each.entry(), alone.get(number)));
            }
        }
        return all;
    }

    private static void add(List<Change> changes, Interval when, int closings, int entry) {
        changes.add(new Change(when.start(), closings, entry));
        changes.add(new Change(when.end(), -closings, -entry));
    }

    private static List<IntervalSet> alone(List<Change> changes, int entries, Interval span) {
        List<List<Interval>> alone = new ArrayList<>();
        for (int number = 0; number < entries; number++) {
            alone.add(new ArrayList<>());
        }
        int closings = 0;
        // While a single entry closes, the sum of the numbers of all that do is its number.
        int sum = 0;
        Instant since = span.start();
        for (Change change : changes) {
            if (closings == 1 && since.isBefore(change.at())) {
                new Interval(since, change.at()).intersection(span).ifPresent(alone.get(sum)::add);
            }
            closings += change.closings();
            sum += change.entry();
            since = change.at();
        }
        return alone.stream().map(IntervalSet::of).toList();
    }
}
