package dev.wavegate.simulators.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;

/** One calendar with all its events, deleted ones included; not safe for concurrent use. */
final class StoredCalendar {
    private static final Pattern EVENT_ID = Pattern.compile("[a-v0-9]{5,1024}");
    private static final Duration FURTHEST = Duration.ofDays(730);

    private final String id;
    private final ZoneId zone;
    private final AccessRole role;
    private final long generation;
    private final Clock clock;
    private final Map<String, CalendarEvent> events = new LinkedHashMap<>();
    private final Map<String, Long> revisions = new LinkedHashMap<>();
    private long revision;

    /** The generation distinguishes sync tokens of this calendar from those of a former one with the same identifier. */
    StoredCalendar(String id, ZoneId zone, AccessRole role, long generation, Clock clock) {
        this.id = id;
        this.zone = zone;
        this.role = role;
        this.generation = generation;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    ZoneId zone() {
        return zone;
    }

    /** What everybody who asks may do here. */
    AccessRole role() {
        return role;
    }

    long generation() {
        return generation;
    }

    long revision() {
        return revision;
    }

    long revisionOf(CalendarEvent event) {
        return revisions.getOrDefault(event.id(), 0L);
    }

    /** Everything that is stored, in the order of creation. */
    List<CalendarEvent> events() {
        return List.copyOf(events.values());
    }

    /** How far an endless series is expanded when the request has no end. */
    Instant furthest() {
        return clock.instant().plus(FURTHEST);
    }

    /** The event, or the instance of a series, that has this identifier. */
    Optional<CalendarEvent> find(String eventId) {
        CalendarEvent stored = events.get(eventId);
        if (stored != null) {
            return Optional.of(stored);
        }
        int underscore = eventId.lastIndexOf('_');
        CalendarEvent series = underscore < 0 ? null : events.get(eventId.substring(0, underscore));
        return series == null
                ? Optional.empty()
                : series.instancesBefore(furthest()).stream()
                        .filter(instance -> instance.id().equals(eventId))
                        .findFirst();
    }

    /** Creates an event from what a client sent; the identifier is the client's, or given. */
    CalendarEvent insert(ObjectNode sent) {
        String eventId = sent.hasNonNull("id")
                ? sent.path("id").asText()
                : "e" + Long.toString(generation, 22) + "v" + Long.toString(revision + 1, 22);
        if (!EVENT_ID.matcher(eventId).matches()) {
            throw GoogleErrors.invalid("Invalid resource id value.");
        }
        if (events.containsKey(eventId)) {
            throw GoogleErrors.global(409, "duplicate", "The requested identifier already exists.");
        }
        Instant now = now();
        ObjectNode resource = Json.object()
                .put("kind", "calendar#event")
                .put("id", eventId)
                .put("status", "confirmed")
                .put("htmlLink", "https://www.google.com/calendar/event?eid=" + eventId)
                .put("created", now.toString())
                .put("iCalUID", eventId + "@google.com")
                .put("sequence", 0)
                .put("eventType", "default");
        resource.setAll(sent);
        return store(resource.put("id", eventId), now);
    }

    /** Merges objects, replaces everything else, and removes what is null. */
    CalendarEvent patch(CalendarEvent event, ObjectNode changes) {
        ObjectNode resource = event.toJson(zone);
        merge(resource, changes);
        return store(resource.put("id", event.id()), now());
    }

    /** Replaces all that a client may write. */
    CalendarEvent update(CalendarEvent event, ObjectNode sent) {
        ObjectNode resource = event.toJson(zone)
                .retain(
                        "kind",
                        "id",
                        "htmlLink",
                        "created",
                        "iCalUID",
                        "sequence",
                        "eventType",
                        "recurringEventId",
                        "originalStartTime");
        resource.put("status", "confirmed");
        resource.setAll(sent);
        return store(resource.put("id", event.id()), now());
    }

    /** Leaves a tombstone. */
    void delete(CalendarEvent event) {
        if (event.isCancelled()) {
            throw GoogleErrors.deleted();
        }
        CalendarEvent tombstone = store(event.toJson(zone).put("status", "cancelled"), now());
        if (event.isSeries()) {
            events.values().stream()
                    .filter(other -> other.seriesId().equals(Optional.of(tombstone.id())))
                    .filter(other -> !other.isCancelled())
                    .toList()
                    .forEach(this::delete);
        }
    }

    /** The instances of a series before the horizon, with those in their place that were changed or cancelled. */
    List<CalendarEvent> instancesOf(CalendarEvent series, Instant horizon) {
        Map<String, CalendarEvent> byOriginalStart = new LinkedHashMap<>();
        for (CalendarEvent event : events.values()) {
            if (event.seriesId().equals(Optional.of(series.id()))) {
                event.originalStart().ifPresent(original -> byOriginalStart.put(original, event));
            }
        }
        List<CalendarEvent> instances = new ArrayList<>(byOriginalStart.values());
        for (CalendarEvent instance : series.instancesBefore(horizon)) {
            if (!byOriginalStart.containsKey(instance.originalStart().orElse(""))) {
                instances.add(instance);
            }
        }
        return instances;
    }

    private CalendarEvent store(ObjectNode resource, Instant now) {
        for (JsonNode guest : resource.path("attendees")) {
            if (guest instanceof ObjectNode invited && !invited.hasNonNull("responseStatus")) {
                invited.put("responseStatus", "needsAction");
            }
        }
        long next = revision + 1;
        resource.put("updated", now.toString()).put("etag", "\"" + generation + "" + next + "\"");
        CalendarEvent event = new CalendarEvent(resource, zone);
        revision = next;
        events.put(event.id(), event);
        revisions.put(event.id(), next);
        return event;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            JsonNode old = target.path(change.getKey());
            if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else if (old instanceof ObjectNode object && change.getValue() instanceof ObjectNode inner) {
                merge(object, inner);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }

    /** What a caller may do with a calendar. */
    enum AccessRole {
        READER,
        WRITER,
        OWNER;

        /** Reads {@code reader}, {@code writer} or {@code owner}. */
        static AccessRole read(String name) {
            return Arrays.stream(values())
                    .filter(role -> role.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "accessRole must be reader, writer or owner, but is '" + name + "'"));
        }

        String wireName() {
            return switch (this) {
                case READER -> "reader";
                case WRITER -> "writer";
                case OWNER -> "owner";
            };
        }

        boolean mayWrite() {
            return this != READER;
        }
    }
}
