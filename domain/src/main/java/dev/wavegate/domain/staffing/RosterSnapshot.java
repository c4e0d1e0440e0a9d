package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The content of one roster at {@code fetchedAt}. Nothing is known outside {@code covered}, and nothing at all if the
 * snapshot is not complete.
 */
public record RosterSnapshot(
        ScheduleRef ref, List<Presence> presences, Interval covered, Instant fetchedAt, boolean complete) {

    public RosterSnapshot {
        presences = List.copyOf(presences);
    }
}
