package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Single events, read and written; every write names the state that it was decided on, so that it fails when that is not the
 * state any more.
 */
final class EventWrites {
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int DUPLICATE = 409;
    private static final int GONE = 410;
    private static final int CHANGED = 412;
    private static final Set<Integer> MOVED_ON = Set.of(MISSING, DUPLICATE, GONE, CHANGED);

    private final Calendar client;
    private final GoogleCalls calls;
    private final Notices notices;

    EventWrites(Calendar client, GoogleCalls calls, Notices notices) {
        this.client = client;
        this.calls = calls;
        this.notices = notices;
    }

    /** What became of a write; whatever else can happen is a failure. */
    enum WriteResult {
        DONE,
        /** The calendar is in another state than the write was decided on. */
        MOVED_ON,
        /** Nobody may be invited. */
        NO_GUESTS
    }

    /** The event, or what is left of a deleted one. */
    Optional<Event> find(String calendar, String id) {
        return calls.read(() -> {
            try {
                return Optional.of(client.events().get(calendar, id).execute());
            } catch (GoogleJsonResponseException refusal) {
                return switch (refusal.getStatusCode()) {
                    case MISSING -> Optional.<Event>empty();
                    case GONE -> Optional.of(new Event().setId(id).setStatus("cancelled"));
                    default -> throw refusal;
                };
            }
        });
    }

    /** Fails as missing when there is no such calendar, or none that we may see. */
    void requireCalendar(String calendar) {
        calls.read(() -> client.calendars().get(calendar).execute());
    }

    WriteResult insert(String calendar, Event event) {
        return calls.write(() -> {
            try {
                client.events()
                        .insert(calendar, event)
                        .setSendUpdates(notices.wireName())
                        .execute();
                return WriteResult.DONE;
            } catch (GoogleJsonResponseException refusal) {
                // Here "not found" is said of the calendar.
                if (refusal.getStatusCode() == MISSING) {
                    throw refusal;
                }
                return answer(refusal);
            }
        });
    }

    /** Changes what is given and leaves the rest as it is. */
    WriteResult patch(String calendar, Event now, Event change) {
        return answered(() -> matching(
                        now,
                        client.events().patch(calendar, now.getId(), change).setSendUpdates(notices.wireName()))
                .execute());
    }

    /** Writes all of it, which also brings a deleted event back. */
    WriteResult update(String calendar, Event now, Event all) {
        return answered(() -> matching(
                        now, client.events().update(calendar, now.getId(), all).setSendUpdates(notices.wireName()))
                .execute());
    }

    /** Deletes an event; one that is not there any more is deleted. */
    WriteResult delete(String calendar, Event now) {
        return calls.write(() -> {
            try {
                matching(now, client.events().delete(calendar, now.getId()).setSendUpdates(notices.wireName()))
                        .execute();
                return WriteResult.DONE;
            } catch (GoogleJsonResponseException refusal) {
                return switch (refusal.getStatusCode()) {
                    case MISSING, GONE -> WriteResult.DONE;
                    default -> answer(refusal);
                };
            }
        });
    }

    private WriteResult answered(Callable<@Nullable Object> write) {
        return calls.write(() -> {
            try {
                write.call();
                return WriteResult.DONE;
            } catch (GoogleJsonResponseException refusal) {
                return answer(refusal);
            }
        });
    }

    private static <T extends AbstractGoogleClientRequest<?>> T matching(Event now, T request) {
        if (now.getEtag() != null) {
            request.getRequestHeaders().setIfMatch(now.getEtag());
        }
        return request;
    }

    private static WriteResult answer(GoogleJsonResponseException refusal) throws IOException {
        if (MOVED_ON.contains(refusal.getStatusCode())) {
            return WriteResult.MOVED_ON;
        }
        GoogleJsonError details = refusal.getDetails();
        boolean forbidsGuests = refusal.getStatusCode() == FORBIDDEN
                && details != null
                && details.getErrors() != null
                && details.getErrors().stream()
                        .anyMatch(each -> "forbiddenForServiceAccounts".equals(each.getReason()));
        if (forbidsGuests) {
            return WriteResult.NO_GUESTS;
        }
        throw refusal;
    }
}
