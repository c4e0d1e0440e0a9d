package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The outside systems in which shifts are planned. */
public interface ShiftRosters {

    /**
     * Reads one roster afresh; what could not be read in full, or not for the whole horizon, is said by the reading's
     * {@code complete} and {@code covered} and never guessed.
     */
    RosterSnapshot read(ScheduleRef ref, Interval horizon);
}
