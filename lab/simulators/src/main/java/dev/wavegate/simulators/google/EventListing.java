package dev.wavegate.simulators.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.Paging;

/** Answers events.list: which events, in which order, on which page, with which token at the end. */
final class EventListing {
    private static final Comparator<CalendarEvent> BY_START =
            Comparator.comparing(CalendarEvent::begins).thenComparing(CalendarEvent::id);
    private static final Comparator<CalendarEvent> BY_UPDATE =
            Comparator.comparing(CalendarEvent::updated).thenComparing(CalendarEvent::id);

    private final StoredCalendar calendar;
    private final EventQuery query;
    private final long seen;

    private EventListing(StoredCalendar calendar, EventQuery query) {
        this.calendar = calendar;
        this.query = query;
        seen = Token.seenRevision(query, calendar);
    }

    static ObjectNode page(StoredCalendar calendar, EventQuery query, CalendarStore.ShortPages shortPages) {
        return new EventListing(calendar, query).page(shortPages);
    }

    private ObjectNode page(CalendarStore.ShortPages shortPages) {
        int offset = Token.offset(query);
        List<CalendarEvent> events = events();
        boolean held = shortPages.emptyFirst() && query.pageToken().isEmpty();
        int size = held ? 0 : Math.min(query.maxResults(), shortPages.largest());
        List<CalendarEvent> shown = Paging.slice(events, offset, size);
        int end = offset + shown.size();
        ZoneId answerZone = query.timeZone().orElse(calendar.zone());
        ObjectNode answer = Json.object()
                .put("kind", "calendar#events")
                .put("etag", "\"p" + calendar.generation() + calendar.revision() + "\"")
                .put("summary", calendar.id())
                .put("description", "")
                .put("timeZone", calendar.zone().getId())
                .put("accessRole", calendar.role().wireName());
        answer.putArray("defaultReminders");
        ArrayNode items = answer.putArray("items");
        for (CalendarEvent event : shown) {
            items.add(event.isCancelled() ? tombstone(event, answerZone) : event.toJson(answerZone));
        }
        return end < events.size() || held
                ? answer.put("nextPageToken", Token.page(end, query))
                : answer.put("nextSyncToken", Token.sync(calendar, query));
    }

    private List<CalendarEvent> events() {
        Stream<CalendarEvent> wanted = candidates()
                .filter(event -> revisionOf(event) > seen)
                .filter(this::isVisible)
                .filter(this::isInRange)
                .filter(query.filter()::accepts);
        return switch (query.orderBy()) {
            case "startTime" -> wanted.sorted(BY_START).toList();
            case "updated" -> wanted.sorted(BY_UPDATE).toList();
            default -> wanted.toList();
        };
    }

    private Stream<CalendarEvent> candidates() {
        if (!query.singleEvents()) {
            return calendar.events().stream();
        }
        return calendar.events().stream().flatMap(event -> {
            if (event.isSeries() && !event.isCancelled()) {
                return calendar.instancesOf(event, horizon()).stream();
            }
            return liveSeriesOf(event).isPresent() ? Stream.empty() : Stream.of(event);
        });
    }

    private boolean isVisible(CalendarEvent event) {
        return !event.isCancelled()
                || query.showsDeletions()
                || (!query.singleEvents() && liveSeriesOf(event).isPresent());
    }

    private boolean isInRange(CalendarEvent event) {
        if (event.isSeries() && !event.isCancelled()) {
            return (query.timeMin().isEmpty() && query.timeMax().isEmpty())
                    || calendar.instancesOf(event, horizon()).stream().anyMatch(this::overlaps);
        }
        return overlaps(event);
    }

    private boolean overlaps(CalendarEvent event) {
        return query.timeMin().map(least -> event.ends().isAfter(least)).orElse(true)
                && query.timeMax().map(most -> event.begins().isBefore(most)).orElse(true);
    }

    private long revisionOf(CalendarEvent event) {
        long own = calendar.revisionOf(event);
        long ofSeries = liveSeriesOf(event).map(calendar::revisionOf).orElse(0L);
        return Math.max(own, ofSeries);
    }

    private Optional<CalendarEvent> liveSeriesOf(CalendarEvent event) {
        return event.seriesId().flatMap(calendar::find).filter(series -> !series.isCancelled());
    }

    private Instant horizon() {
        return query.timeMax().orElse(calendar.furthest());
    }

    /** What the service promises of a deleted event, and no more. */
    private static ObjectNode tombstone(CalendarEvent event, ZoneId zone) {
        return event.toJson(zone).retain("kind", "etag", "id", "status", "recurringEventId", "originalStartTime");
    }

    /** The opaque tokens: where a page begins, and up to which revision a client has seen everything. */
    private static final class Token {
        static String page(int offset, EventQuery query) {
            return Paging.token("page", offset, query.pageFingerprint());
        }

        static String sync(StoredCalendar calendar, EventQuery query) {
            return Paging.token("sync", calendar.generation(), calendar.revision(), query.syncFingerprint());
        }

        /** Where the page begins; 0 without a token. */
        static int offset(EventQuery query) {
            if (query.pageToken().isEmpty()) {
                return 0;
            }
            List<String> parts = Paging.parts(query.pageToken());
            if (parts.size() != 3
                    || !parts.get(0).equals("page")
                    || !parts.get(1).matches("\\d{1,9}")
                    || !parts.get(2).equals(query.pageFingerprint())) {
                throw GoogleErrors.parameter(400, "global", "invalid", "Invalid Value", "pageToken");
            }
            return Integer.parseInt(parts.get(1));
        }

        /** The revision a client has seen; less than any without a token. */
        static long seenRevision(EventQuery query, StoredCalendar calendar) {
            if (query.syncToken().isEmpty()) {
                return -1;
            }
            List<String> parts = Paging.parts(query.syncToken());
            if (parts.size() != 4
                    || !parts.get(0).equals("sync")
                    || !parts.get(1).equals(Long.toString(calendar.generation()))
                    || !parts.get(2).matches("\\d{1,18}")) {
                throw GoogleErrors.fullSyncRequired();
            }
            if (!parts.get(3).equals(query.syncFingerprint())) {
                throw GoogleErrors.badRequest("The parameters must be those of the first synchronisation.");
            }
            return Long.parseLong(parts.get(2));
        }
    }
}
