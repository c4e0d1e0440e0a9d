package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The content of one roster at {@code fetchedAt}. Nothing is known outside {@code covered}, and nothing at all if the
 * snapshot is not complete.
 *
 * @param problem why the snapshot is not complete, a sentence that names the entry; empty when it is
 */
public record RosterSnapshot(
        ScheduleRef ref, List<Presence> presences, Interval covered, Instant fetchedAt, Optional<String> problem) {

    public RosterSnapshot {
        presences = List.copyOf(presences);
    }

    /** A snapshot whose source does not say what is missing, if something is. */
    public RosterSnapshot(
            ScheduleRef ref, List<Presence> presences, Interval covered, Instant fetchedAt, boolean complete) {
        this(
                ref,
                presences,
                covered,
                fetchedAt,
                complete ? Optional.empty() : Optional.of("The source gave only a part of it."));
    }

    public boolean complete() {
        return problem.isEmpty();
    }
}
