package dev.wavegate.domain.window;

import java.util.Map;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;

/** What all the schedules of a demand said, by their name; a schedule without a reading is unknown throughout. */
public record ScheduleFacts(Map<ScheduleRef, CalendarReading> calendars, Map<ScheduleRef, RosterReading> rosters) {

    public ScheduleFacts {
        calendars = Map.copyOf(calendars);
        rosters = Map.copyOf(rosters);
        calendars.forEach((ref, reading) -> sameName(ref, reading.ref()));
        rosters.forEach((ref, reading) -> sameName(ref, reading.ref()));
    }

    private static void sameName(ScheduleRef key, ScheduleRef read) {
        if (!key.equals(read)) {
            throw new IllegalArgumentException("reading for " + key + " must be of that schedule, but is of " + read);
        }
    }
}
