package dev.wavegate.integrations.ics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.integrations.http.SystemCodes;

/** Calendars whose firm events are shifts. */
final class IcsShiftRosters implements ShiftRosters {
    private static final SystemCodes CODES = new SystemCodes(
            FailureCode.ROSTER_INVALID,
            FailureCode.ROSTER_DENIED,
            FailureCode.ROSTER_MISSING,
            FailureCode.ROSTER_INVALID);

    private final IcsFeeds feeds;
    private final Clock clock;

    IcsShiftRosters(IcsFeeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        IcsFeed feed = feeds.named(ref.name(), CODES);
        IcsFeed.Content content = feed.read(horizon, CODES);
        List<Presence> presences = content.entries().stream()
                .filter(entry -> entry.certainty() == Certainty.FIRM)
                .flatMap(
                        entry -> feed.people().of(entry).stream().map(person -> new Presence(person, entry.interval())))
                .toList();
        return new RosterSnapshot(ref, presences, horizon, now, content.problem());
    }
}
