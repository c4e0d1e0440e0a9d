package dev.wavegate.simulators.google;

import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;

/**
 * A calendar the simulator begins with.
 *
 * @param timeZone the zone its days begin in
 */
public record SeedCalendar(String id, ZoneId timeZone, List<SeedEvent> events) {
    public SeedCalendar {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank, but is '" + id + "'");
        }
        events = List.copyOf(events);
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object().put("id", id).put("timeZone", timeZone.getId());
        ArrayNode all = node.putArray("events");
        events.forEach(event -> all.add(event.toJson()));
        return node;
    }
}
