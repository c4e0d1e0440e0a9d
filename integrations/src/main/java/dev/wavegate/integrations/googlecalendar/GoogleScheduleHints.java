package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Events;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.jspecify.annotations.Nullable;

/**
 * Asks with sync tokens what was changed. What changed is not looked at: the service is known to leave out far instances of
 * deleted series, so a change only means that it is time to read. A token begins with one pass over what is not over yet.
 */
final class GoogleScheduleHints implements ScheduleHints {
    private static final int PAGE_SIZE = 2_500;
    private static final int MOST_PAGES = 100;
    private static final int GONE = 410;

    private final Calendar client;
    private final GoogleCalls calls;
    private final Clock clock;

    GoogleScheduleHints(Calendar client, GoogleCalls calls, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public ScheduleHint since(ScheduleRef schedule, String cursor) {
        return cursor.isBlank()
                ? all(schedule.name())
                : pages(schedule.name(), new Start(cursor, null)).orElseGet(() -> all(schedule.name()));
    }

    private ScheduleHint all(String calendar) {
        Start start = new Start(null, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        String next = pages(calendar, start).map(ScheduleHint::cursor).orElse("");
        return new ScheduleHint(true, next);
    }

    /** All pages from the start on; empty when the service has forgotten its token. */
    private Optional<ScheduleHint> pages(String calendar, Start start) {
        boolean changed = false;
        String pageToken = null;
        for (int number = 0; number < MOST_PAGES; number++) {
            Optional<Events> page = page(calendar, start, pageToken);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            changed |= page.get().getItems() != null && !page.get().getItems().isEmpty();
            pageToken = page.get().getNextPageToken();
            if (pageToken == null || pageToken.isEmpty()) {
                String next = page.get().getNextSyncToken();
                // Without a token nothing is known for sure, and the next question begins anew.
                return Optional.of(next == null ? new ScheduleHint(true, "") : new ScheduleHint(changed, next));
            }
        }
        return Optional.of(new ScheduleHint(true, ""));
    }

    private Optional<Events> page(String calendar, Start start, @Nullable String pageToken) {
        return calls.read(() -> {
            try {
                return Optional.of(request(calendar, start, pageToken).execute());
            } catch (GoogleJsonResponseException refusal) {
                if (refusal.getStatusCode() == GONE) {
                    return Optional.empty();
                }
                throw refusal;
            }
        });
    }

    /** Without an order, and without a time where there is a token; they do not go together. */
    private Calendar.Events.List request(String calendar, Start start, @Nullable String pageToken) throws IOException {
        Instant endsAfter = start.endsAfter();
        return client.events()
                .list(calendar)
                .setMaxResults(PAGE_SIZE)
                .setTimeMin(endsAfter == null ? null : new DateTime(endsAfter.toEpochMilli()))
                .setSyncToken(start.syncToken())
                .setPageToken(pageToken)
                .setFields("nextPageToken,nextSyncToken,items(id)");
    }

    /**
     * Where all pages of one pass begin: at a token, or with the events that end after a moment. Years of past events say
     * nothing about what is to come.
     */
    private record Start(
            @Nullable String syncToken, @Nullable Instant endsAfter) {}
}
