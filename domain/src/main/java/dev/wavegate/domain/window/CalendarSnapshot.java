package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The content of one calendar at {@code fetchedAt}. Nothing is known outside {@code covered}, and nothing at all if the
 * snapshot is not complete.
 *
 * @param problem why the snapshot is not complete, a sentence that names the entry; empty when it is
 */
public record CalendarSnapshot(
        ScheduleRef ref, List<CalendarEntry> entries, Interval covered, Instant fetchedAt, Optional<String> problem) {

    public CalendarSnapshot {
        entries = List.copyOf(entries);
    }

    /** A snapshot whose source does not say what is missing, if something is. */
    public CalendarSnapshot(
            ScheduleRef ref, List<CalendarEntry> entries, Interval covered, Instant fetchedAt, boolean complete) {
        this(
                ref,
                entries,
                covered,
                fetchedAt,
                complete ? Optional.empty() : Optional.of("The source gave only a part of it."));
    }

    public boolean complete() {
        return problem.isEmpty();
    }
}
