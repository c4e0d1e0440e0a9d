package dev.wavegate.domain.window;

import java.util.Optional;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;

/** The port to the last good copies of outside calendars and rosters, kept with their age and completeness. */
public interface ScheduleCopies {
    Optional<CalendarReading> calendar(ScheduleRef ref);

    Optional<RosterReading> roster(ScheduleRef ref);

    /**
     * Keeps the reading in place of the one before.
     *
     * @return whether its intervals, coverage aside, differ from what was kept
     */
    boolean keep(CalendarReading reading);

    /**
     * Keeps the reading in place of the one before.
     *
     * @return whether its presences, coverage aside, differ from what was kept
     */
    boolean keep(RosterReading reading);
}
