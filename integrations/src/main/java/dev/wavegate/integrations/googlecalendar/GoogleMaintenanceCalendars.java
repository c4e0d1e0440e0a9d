package dev.wavegate.integrations.googlecalendar;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.api.services.calendar.model.Event;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.http.Problems;

/** Calendars whose events are windows or freezes. */
final class GoogleMaintenanceCalendars implements MaintenanceCalendars {
    private final EventPages pages;
    private final Clock clock;

    GoogleMaintenanceCalendars(EventPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public CalendarSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        if (horizon.isEmpty()) {
            return new CalendarSnapshot(ref, List.of(), horizon, now, true);
        }
        EventListing listing = pages.list(ref.name(), horizon);
        List<CalendarEntry> entries = new ArrayList<>();
        Problems problems = new Problems();
        problems.addUnless(listing.complete(), () -> "The list of events does not end.");
        for (Event event : listing.events()) {
            if (EventConverter.isCancelled(event) || EventConverter.isAboutPeople(event) || EventMarks.areOn(event)) {
                continue;
            }
            Optional<Interval> interval = EventConverter.interval(event, listing.zone());
            problems.addUnless(interval.isPresent(), () -> EventConverter.unplaced(event, listing.zone()));
            interval.filter(each -> each.overlaps(horizon))
                    .ifPresent(each -> entries.add(EventConverter.entry(event, each)));
        }
        return new CalendarSnapshot(ref, entries, horizon, now, problems.text());
    }
}
