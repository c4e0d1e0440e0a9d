package dev.wavegate.domain.window;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The outside calendars in which maintenance windows and freezes are planned. */
public interface MaintenanceCalendars {

    /**
     * Reads one calendar from its source. What could not be read in full, or not for the whole horizon, is never guessed:
     * see {@code complete} and {@code covered} of the snapshot.
     */
    CalendarSnapshot read(ScheduleRef ref, Interval horizon);
}
