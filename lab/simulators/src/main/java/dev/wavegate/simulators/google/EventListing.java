package dev.wavegate.simulators.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
        seen = ListToken.seenRevision(query, calendar);
    }

    static ObjectNode page(StoredCalendar calendar, EventQuery query, ShortPages shortPages) {
        return new EventListing(calendar, query).page(shortPages);
    }

    private ObjectNode page(ShortPages shortPages) {
        int offset = ListToken.offset(query);
        List<CalendarEvent> events = events();
        boolean held = shortPages.emptyFirst() && query.pageToken().isEmpty();
        int size = held ? 0 : Math.min(query.maxResults(), shortPages.largest());
        int end = (int) Math.min(events.size(), (long) offset + size);
        ZoneId answerZone = query.timeZone().orElse(calendar.zone());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "calendar#events")
                .put("etag", "\"p" + calendar.generation() + calendar.revision() + "\"")
                .put("summary", calendar.id())
                .put("description", "")
                .put("timeZone", calendar.zone().getId())
                .put("accessRole", calendar.role().wireName());
        answer.putArray("defaultReminders");
        ArrayNode items = answer.putArray("items");
        for (CalendarEvent event : events.subList(Math.min(offset, end), end)) {
            items.add(event.isCancelled() ? tombstone(event, answerZone) : event.toJson(answerZone));
        }
        return end < events.size() || held
                ? answer.put("nextPageToken", ListToken.page(end, query))
                : answer.put("nextSyncToken", ListToken.sync(calendar, query));
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
}
