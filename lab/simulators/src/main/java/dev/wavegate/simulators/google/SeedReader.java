package dev.wavegate.simulators.google;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads calendars as people post them to the control plane; the events are resources with times written shortly. */
final class SeedReader {

    private static final Set<String> KEYS = Set.of("id", "timeZone", "accessRole", "events");

    private final Clock clock;

    SeedReader(Clock clock) {
        this.clock = clock;
    }

    List<StoredCalendar> read(JsonNode body, long generation) {
        if (!body.isArray()) {
            throw new IllegalArgumentException("calendars must be an array, but is " + body.getNodeType());
        }
        List<StoredCalendar> calendars = new ArrayList<>();
        body.forEach(calendar -> calendars.add(calendar(calendar, generation)));
        return calendars;
    }

    private StoredCalendar calendar(JsonNode body, long generation) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KEYS.contains(name)) {
                throw new IllegalArgumentException("a calendar knows no field " + name);
            }
        }
        String id = body.path("id").asText();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must be given for every calendar, but is absent");
        }
        StoredCalendar calendar = new StoredCalendar(
                id,
                zone(body.path("timeZone").asText("UTC")),
                AccessRole.read(body.path("accessRole").asText("owner")),
                generation,
                clock);
        for (JsonNode event : body.path("events")) {
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
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone must be an IANA zone, but is " + name, e);
        }
    }
}
