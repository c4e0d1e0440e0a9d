package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The content of one calendar at {@code fetchedAt}. Nothing is known outside {@code covered}, and nothing at all if the
 * snapshot is not complete.
 */
public record CalendarSnapshot(
        ScheduleRef ref, List<CalendarEntry> entries, Interval covered, Instant fetchedAt, boolean complete) {

    public CalendarSnapshot {
        entries = List.copyOf(entries);
    }
}
