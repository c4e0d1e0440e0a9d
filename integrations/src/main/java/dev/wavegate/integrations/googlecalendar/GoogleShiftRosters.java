package dev.wavegate.integrations.googlecalendar;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.api.services.calendar.model.Event;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.http.Problems;

/** Calendars whose firm events are shifts of those who accepted them, or have not answered where that counts. */
final class GoogleShiftRosters implements ShiftRosters {
    private final EventPages pages;
    private final boolean unansweredCount;
    private final Clock clock;

    GoogleShiftRosters(EventPages pages, boolean unansweredCount, Clock clock) {
        this.pages = pages;
        this.unansweredCount = unansweredCount;
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        if (horizon.isEmpty()) {
            return new RosterSnapshot(ref, List.of(), horizon, now, true);
        }
        EventListing listing = pages.list(ref.name(), horizon);
        List<Presence> presences = new ArrayList<>();
        Problems problems = new Problems();
        problems.addUnless(listing.complete(), () -> "The list of events does not end.");
        for (Event event : listing.events()) {
            if (EventConverter.isCancelled(event) || !EventConverter.isFirm(event) || EventMarks.areOn(event)) {
                continue;
            }
            Optional<Interval> interval = EventConverter.interval(event, listing.zone());
            problems.addUnless(interval.isPresent(), () -> EventConverter.unplaced(event, listing.zone()));
            interval.filter(each -> each.overlaps(horizon))
                    .ifPresent(each -> EventConverter.people(event, unansweredCount)
                            .forEach(person -> presences.add(new Presence(person, each))));
        }
        return new RosterSnapshot(ref, presences, horizon, now, problems.text());
    }
}
