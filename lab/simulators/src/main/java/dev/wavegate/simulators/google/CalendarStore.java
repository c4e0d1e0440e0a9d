package dev.wavegate.simulators.google;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;

/** All calendars behind one lock; safe for concurrent use. */
final class CalendarStore {
    private final ArrayNode seed = Json.array();
    private final Clock clock;
    private final Consumer<String> moved;
    private final Map<String, StoredCalendar> calendars = new LinkedHashMap<>();
    private ShortPages shortPages = ShortPages.NONE;
    private boolean invitations = true;
    private long generation;

    /** Reports the identifier of every calendar that was changed. */
    CalendarStore(List<SeedCalendar> seed, Clock clock, Consumer<String> moved) {
        seed.forEach(calendar -> this.seed.add(calendar.toJson()));
        this.clock = clock;
        this.moved = moved;
        put(this.seed);
    }

    /** Uses one calendar; an unknown one is not found. */
    synchronized <T> T use(String id, Function<StoredCalendar, T> work) {
        StoredCalendar calendar = calendars.get(id);
        if (calendar == null) {
            throw GoogleErrors.notFound();
        }
        long before = calendar.revision();
        T answer = work.apply(calendar);
        if (calendar.revision() != before) {
            moved.accept(id);
        }
        return answer;
    }

    synchronized List<StoredCalendar> all() {
        return new ArrayList<>(calendars.values());
    }

    synchronized ShortPages shortPages() {
        return shortPages;
    }

    synchronized void shortenPages(ShortPages pages) {
        shortPages = pages;
    }

    /** Whether guests may be invited at all. */
    synchronized boolean allowsInvitations() {
        return invitations;
    }

    synchronized void allowInvitations(boolean allowed) {
        invitations = allowed;
    }

    /** Replaces the posted calendars, or none of them when one is malformed; answers how many there are now. */
    synchronized int put(JsonNode posted) {
        generation = Math.max(generation + 1, clock.millis());
        List<StoredCalendar> read = JsonFields.elements("calendars", posted).stream()
                .map(this::read)
                .toList();
        for (StoredCalendar calendar : read) {
            calendars.put(calendar.id(), calendar);
            moved.accept(calendar.id());
        }
        return calendars.size();
    }

    /** Goes back to the seed. */
    synchronized void reset() {
        calendars.clear();
        shortPages = ShortPages.NONE;
        invitations = true;
        put(seed);
    }

    /** Events are resources with times written as texts. */
    private StoredCalendar read(JsonNode body) {
        JsonFields fields = JsonFields.of("a calendar", body, "id", "timeZone", "accessRole", "events");
        StoredCalendar calendar = new StoredCalendar(
                fields.text("id"),
                zone(fields.text("timeZone", "UTC")),
                StoredCalendar.AccessRole.read(fields.text("accessRole", "owner")),
                generation,
                clock);
        for (JsonNode event : fields.elements("events")) {
            if (!(event instanceof ObjectNode object)) {
                throw new IllegalArgumentException("an event must be an object, but is " + event);
            }
            calendar.insert(withTimes(object, calendar.zone()));
        }
        return calendar;
    }

    private static ObjectNode withTimes(ObjectNode event, ZoneId zone) {
        ObjectNode copy = event.deepCopy();
        String named = event.path("timeZone").asText(zone.getId());
        copy.remove("timeZone");
        for (String end : List.of("start", "end")) {
            JsonNode time = event.path(end);
            if (time.isTextual() && time.textValue().length() == 10) {
                copy.putObject(end).put("date", time.textValue());
            } else if (time.isTextual()) {
                copy.putObject(end).put("dateTime", time.textValue()).put("timeZone", named);
            }
        }
        return copy;
    }

    private static ZoneId zone(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : EventTime.iana(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone must be an IANA zone, but is " + name, e);
        }
    }

    /**
     * A switch for pages shorter than requested, as the real service is free to give.
     *
     * @param largest no page has more events than this
     * @param emptyFirst whether the first page is empty and only names the next one
     */
    record ShortPages(int largest, boolean emptyFirst) {
        static final ShortPages NONE = new ShortPages(Integer.MAX_VALUE, false);

        ShortPages {
            if (largest < 1) {
                throw new IllegalArgumentException("largest must be at least 1, but is " + largest);
            }
        }
    }
}
