package dev.wavegate.domain.window;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The outside calendars in which maintenance windows and freezes are planned. */
public interface MaintenanceCalendars {

    /**
     * Reads one calendar afresh; what could not be read in full, or not for the whole horizon, is said by the reading's
     * {@code complete} and {@code covered} and never guessed.
     */
    CalendarSnapshot read(ScheduleRef ref, Interval horizon);
}
