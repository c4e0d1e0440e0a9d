package dev.wavegate.integrations.googlecalendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.google.api.services.calendar.model.Event;

/**
 * All events of a calendar in an interval.
 *
 * @param zone in which its whole days begin; empty when the calendar does not say, and then those cannot be placed
 * @param complete whether the last page was reached
 */
record EventListing(List<Event> events, Optional<ZoneId> zone, boolean complete) {
    EventListing {
        events = List.copyOf(events);
    }
}
