package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.window.Calendars;

/**
 * A span in stretches of time, of which each has the same conditions on calendars unmet throughout: bit 0 for that any is
 * open, and one more for each closing calendar.
 */
final class CalendarStretches {

    static final int OPEN = 0;

    private final long[] starts;
    private final long[] unmet;

    private CalendarStretches(long[] starts, long[] unmet) {
        this.starts = starts;
        this.unmet = unmet;
    }

    static CalendarStretches of(Calendars calendars) {
        Interval span = calendars.span();
        TreeMap<Long, Long> changes = new TreeMap<>();
        changes.put(0L, 0L);
        change(changes, span, IntervalSet.of(calendars.open().gapsWithin(span).intervals()), OPEN);
        for (int index = 0; index < calendars.closing(); index++) {
            change(changes, span, calendars.closed(index), closed(index));
        }
        long[] starts = new long[changes.size() + 1];
        long[] unmet = new long[changes.size()];
        int stretch = 0;
        long now = 0;
        for (Map.Entry<Long, Long> entry : changes.entrySet()) {
            now ^= entry.getValue();
            starts[stretch] = entry.getKey();
            unmet[stretch++] = now;
        }
        starts[stretch] = span.duration().toNanos();
        return new CalendarStretches(starts, unmet);
    }

    /** The condition that a closing calendar is not closed. */
    static int closed(int index) {
        return index + 1;
    }

    /** Where every stretch starts, in nanoseconds after the span does, and then the end. */
    long[] starts() {
        return Arrays.copyOf(starts, starts.length);
    }

    /** The unmet conditions of every stretch, as sets. */
    long[] unmet() {
        return Arrays.copyOf(unmet, unmet.length);
    }

    private static void change(Map<Long, Long> changes, Interval span, IntervalSet when, int condition) {
        List<Interval> pieces = when.intervals();
        for (Interval piece : pieces) {
            long bit = 1L << condition;
            changes.merge(Duration.between(span.start(), piece.start()).toNanos(), bit, (one, other) -> one ^ other);
            changes.merge(Duration.between(span.start(), piece.end()).toNanos(), bit, (one, other) -> one ^ other);
        }
    }
}
