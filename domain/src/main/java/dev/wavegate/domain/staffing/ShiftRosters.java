package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The outside systems in which shifts are planned. */
public interface ShiftRosters {

    /**
     * Reads one roster from its source. What could not be read in full, or not for the whole horizon, is never guessed:
     * see {@code complete} and {@code covered} of the snapshot.
     */
    RosterSnapshot read(ScheduleRef ref, Interval horizon);
}
