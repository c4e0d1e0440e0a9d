package dev.wavegate.integrations.ics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;

/** All calendars in feeds and files; nothing is fetched before the first call. Thread-safe. */
public final class Ics {
    private final IcsFeeds feeds;
    private final Clock clock;

    private Ics(IcsFeeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** The calendars by another clock than the system's. */
    public static Ics connect(IcsSettings settings, Clock clock) {
        Map<String, IcsFeed> feeds = new HashMap<>();
        settings.feeds().forEach((name, feed) -> {
            String known = "ICS calendar " + name;
            CalendarPlace place = feed.place()
                    .match(
                            web -> new WebFeed(known, web.uri(), settings.http(), clock),
                            file -> new CalendarFile(known, file.path()));
            feeds.put(name, new IcsFeed(known, feed, place, clock));
        });
        return new Ics(new IcsFeeds(feeds), clock);
    }

    /** The port to windows and freezes; the name within the source is the calendar's. */
    public MaintenanceCalendars calendars() {
        return new IcsMaintenanceCalendars(feeds, clock);
    }

    /** The port to shifts; the name within the source is the calendar's. */
    public ShiftRosters rosters() {
        return new IcsShiftRosters(feeds, clock);
    }

    /** The names of all calendars. */
    public Set<String> names() {
        return feeds.names();
    }

    /** Reads one calendar for the present moment, which shows that it can be fetched and is one. */
    public void selfTest(String name) {
        Instant now = clock.instant();
        feeds.named(name, IcsMaintenanceCalendars.CODES)
                .read(new Interval(now, now.plus(Duration.ofMinutes(1))), IcsMaintenanceCalendars.CODES);
    }
}
