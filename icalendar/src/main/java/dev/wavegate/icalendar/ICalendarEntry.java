package dev.wavegate.icalendar;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.Certainty;

/**
 * One time at which an event of a calendar happens.
 *
 * @param interval not empty; may reach over the ends of the horizon
 * @param title may be empty
 * @param uid the event's identifier, which all its repetitions share; may be empty
 */
public record ICalendarEntry(
        Interval interval,
        Certainty certainty,
        String title,
        String uid,
        List<Participant> attendees,
        Optional<Participant> organizer) {
    public ICalendarEntry {
        attendees = List.copyOf(attendees);
    }
}
