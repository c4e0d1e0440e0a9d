package dev.wavegate.simulators.google;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;

/**
 * An event a calendar begins with.
 *
 * @param id the identifier, of a–v and 0–9 and at least five long; empty to have one given
 * @param summary what people read
 * @param start RFC 3339 with an offset, or a day for an all-day event
 * @param end the same, exclusive
 * @param status {@code confirmed}, {@code tentative} or {@code cancelled}
 * @param attendees addresses of people who have accepted
 * @param recurrence RRULE and EXDATE lines, none for a single event
 */
public record SeedEvent(
        String id,
        String summary,
        String start,
        String end,
        String status,
        List<String> attendees,
        List<String> recurrence) {
    public SeedEvent {
        attendees = List.copyOf(attendees);
        recurrence = List.copyOf(recurrence);
    }

    /** A single, confirmed event without guests. */
    public static SeedEvent between(String summary, Instant start, Instant end) {
        return new SeedEvent("", summary, start.toString(), end.toString(), "confirmed", List.of(), List.of());
    }

    /** The same with people who have accepted. */
    public SeedEvent attendedBy(String... addresses) {
        return new SeedEvent(id, summary, start, end, status, List.of(addresses), recurrence);
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object()
                .put("summary", summary)
                .put("start", start)
                .put("end", end)
                .put("status", status);
        if (!id.isEmpty()) {
            node.put("id", id);
        }
        if (!attendees.isEmpty()) {
            ArrayNode guests = node.putArray("attendees");
            attendees.forEach(
                    address -> guests.addObject().put("email", address).put("responseStatus", "accepted"));
        }
        if (!recurrence.isEmpty()) {
            recurrence.forEach(node.putArray("recurrence")::add);
        }
        return node;
    }
}
