package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.util.Optional;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Events;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.jspecify.annotations.Nullable;

/**
 * Asks with sync tokens what was changed. What changed is not looked at: the service is known to leave out far instances of
 * deleted series, so a change only means that it is time to read. A token begins with one pass over the whole calendar.
 */
final class GoogleScheduleHints implements ScheduleHints {
    private static final int PAGE_SIZE = 2_500;
    private static final int MOST_PAGES = 100;
    private static final int GONE = 410;

    private final Calendar client;
    private final GoogleCalls calls;

    GoogleScheduleHints(Calendar client, GoogleCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public ScheduleHint since(ScheduleRef schedule, String cursor) {
        return cursor.isBlank()
                ? all(schedule.name())
                : pages(schedule.name(), cursor).orElseGet(() -> all(schedule.name()));
    }

    private ScheduleHint all(String calendar) {
        String next = pages(calendar, null).map(ScheduleHint::cursor).orElse("");
        return new ScheduleHint(true, next);
    }

    /** All pages since the token; empty when the service has forgotten it. */
    private Optional<ScheduleHint> pages(String calendar, @Nullable String syncToken) {
        boolean changed = false;
        String pageToken = null;
        for (int number = 0; number < MOST_PAGES; number++) {
            Optional<Events> page = page(calendar, syncToken, pageToken);
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

    private Optional<Events> page(String calendar, @Nullable String syncToken, @Nullable String pageToken) {
        return calls.read(() -> {
            try {
                return Optional.of(request(calendar, syncToken, pageToken).execute());
            } catch (GoogleJsonResponseException refusal) {
                if (refusal.getStatusCode() == GONE) {
                    return Optional.empty();
                }
                throw refusal;
            }
        });
    }

    /** Neither times nor an order, which do not go together with sync tokens. */
    private Calendar.Events.List request(String calendar, @Nullable String syncToken, @Nullable String pageToken)
            throws IOException {
        return client.events()
                .list(calendar)
                .setMaxResults(PAGE_SIZE)
                .setSyncToken(syncToken)
                .setPageToken(pageToken)
                .setFields("nextPageToken,nextSyncToken,items(id)");
    }
}
