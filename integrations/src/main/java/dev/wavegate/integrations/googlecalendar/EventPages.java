package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import org.jspecify.annotations.Nullable;

/** Lists the events of a calendar with recurrences expanded, page after page to the end. */
final class EventPages {
    private static final int PAGE_SIZE = 2_500;
    // A quarter of a million events in one question is not a calendar any more.
    private static final int MOST_PAGES = 100;
    private static final String KIND = "calendar#events";

    // Every page may take as long as a call may, and whoever asked does not wait for a hundred of them.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Calendar client;
    private final GoogleCalls calls;
    private final Clock clock;

    EventPages(Calendar client, GoogleCalls calls, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    EventListing list(String calendarId, Interval interval) {
        List<Event> events = new ArrayList<>();
        Optional<ZoneId> zone = Optional.empty();
        String token = null;
        Instant deadline = clock.instant().plus(LONGEST);
        for (int number = 0; number < MOST_PAGES; number++) {
            if (clock.instant().isAfter(deadline)) {
                throw Failure.of(
                        FailureCode.SYSTEM_UNAVAILABLE,
                        GoogleCalendar.NAME + " timed out after " + ReadableTime.of(LONGEST) + " on page " + number
                                + " of a calendar");
            }
            Events page = page(calendarId, interval, token);
            zone = zone.or(() -> zone(page.getTimeZone()));
            List<Event> items = page.getItems();
            if (items != null) {
                items.stream().filter(Objects::nonNull).forEach(events::add);
            }
            token = page.getNextPageToken();
            if (token == null || token.isEmpty()) {
                return new EventListing(events, zone, true);
            }
        }
        return new EventListing(events, zone, false);
    }

    /** One entry of the list of calendars, to see whether we may ask at all. */
    void probe() {
        calls.read(() -> client.calendarList().list().setMaxResults(1).execute());
    }

    private Events page(String calendarId, Interval interval, @Nullable String token) {
        Events page = calls.read(() -> request(calendarId, interval, token).execute());
        if (!KIND.equals(page.getKind())) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE,
                    GoogleCalendar.NAME + " sent a response that is not a list of events");
        }
        return page;
    }

    /** Whole seconds around the interval, because finer ones are ignored. */
    private Calendar.Events.List request(String calendarId, Interval interval, @Nullable String token)
            throws IOException {
        Instant from = interval.start().truncatedTo(ChronoUnit.SECONDS);
        Instant to = interval.end().plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        Calendar.Events.List list = client.events()
                .list(calendarId)
                .setSingleEvents(true)
                .setOrderBy("startTime")
                .setTimeMin(new DateTime(from.toEpochMilli()))
                .setTimeMax(new DateTime(to.toEpochMilli()))
                .setMaxResults(PAGE_SIZE);
        return token == null ? list : list.setPageToken(token);
    }

    private static Optional<ZoneId> zone(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
