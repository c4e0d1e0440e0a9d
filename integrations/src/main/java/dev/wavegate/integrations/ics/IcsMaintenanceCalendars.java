package dev.wavegate.integrations.ics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.http.SystemCodes;

/** Calendars whose events are windows or freezes, whether or not they block anybody's time. */
final class IcsMaintenanceCalendars implements MaintenanceCalendars {
    static final SystemCodes CODES = new SystemCodes(
            FailureCode.CALENDAR_INVALID,
            FailureCode.CALENDAR_DENIED,
            FailureCode.CALENDAR_MISSING,
            FailureCode.CALENDAR_INVALID);

    private final IcsFeeds feeds;
    private final Clock clock;

    IcsMaintenanceCalendars(IcsFeeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public CalendarSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        IcsFeed.Content content = feeds.named(ref.name(), CODES).read(horizon, CODES);
        List<CalendarEntry> entries = content.entries().stream()
                .map(entry -> new CalendarEntry(entry.interval(), entry.certainty(), entry.title()))
                .toList();
        return new CalendarSnapshot(ref, entries, horizon, now, content.problem());
    }
}
