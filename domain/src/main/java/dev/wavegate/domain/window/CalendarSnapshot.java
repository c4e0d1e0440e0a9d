package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * What one calendar said at {@code fetchedAt}: nothing is known outside {@code covered}, and nothing at all may be
 * concluded from a reading that is not complete.
 */
public record CalendarSnapshot(
        ScheduleRef ref, List<CalendarEntry> entries, Interval covered, Instant fetchedAt, boolean complete) {

    public CalendarSnapshot {
        entries = List.copyOf(entries);
    }
}
