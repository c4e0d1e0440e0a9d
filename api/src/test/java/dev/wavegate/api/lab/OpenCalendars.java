package dev.wavegate.api.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.workflows.window.ScheduleLook;
import dev.wavegate.workflows.window.ScheduleLookActivities;

/** Every calendar of the source {@code google} is open all year; {@code slow} waits and {@code broken} breaks; there are no others. */
public final class OpenCalendars implements ScheduleLookActivities {
    private static final Duration YEAR = Duration.ofDays(365);

    private static final Semaphore SLOW = new Semaphore(0);

    private final PostgresStore store;

    OpenCalendars(PostgresStore store) {
        this.store = store;
    }

    /** Lets one reading of the slow source end. */
    public static void goOn() {
        SLOW.release();
    }

    @Override
    public List<String> look(ScheduleLook.Input order) {
        List<String> unread = new ArrayList<>();
        Instant now = Instant.now();
        Interval around = new Interval(now.minus(YEAR), now.plus(YEAR));
        for (ScheduleRef calendar : order.calendars()) {
            if (calendar.source().equals("slow")) {
                SLOW.acquireUninterruptibly();
            }
            if (calendar.source().equals("broken")) {
                throw new IllegalStateException("a bug of the worker");
            }
            if (calendar.source().equals("google")) {
                CalendarEntry open = new CalendarEntry(around, Certainty.FIRM, "open");
                store.scheduleCopies().keep(new CalendarSnapshot(calendar, List.of(open), around, now, true));
            } else {
                unread.add(calendar + ": no such system");
            }
        }
        order.rosters().forEach(roster -> unread.add(roster + ": no such system"));
        return unread;
    }
}
