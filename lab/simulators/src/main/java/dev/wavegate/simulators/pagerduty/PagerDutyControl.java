package dev.wavegate.simulators.pagerduty;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the PagerDuty simulator has. */
final class PagerDutyControl {

    private final ScheduleBoard board;

    PagerDutyControl(ScheduleBoard board) {
        this.board = board;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/_sim/schedules", this::replace);
    }

    private SimResponse replace(SimRequest request) {
        try {
            List<RosterSchedule> schedules = new ArrayList<>();
            requireArray("schedules", request.json()).forEach(schedule -> schedules.add(schedule(schedule)));
            board.put(schedules);
            return SimResponse.json(200, Map.of("schedules", board.all().size()));
        } catch (IllegalArgumentException | DateTimeException mistake) {
            return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
        }
    }

    private static RosterSchedule schedule(JsonNode body) {
        String id = text(body, "id");
        return new RosterSchedule(
                id,
                body.path("name").asText(id),
                ZoneId.of(body.path("timeZone").asText("UTC")),
                entries(body, "entries"),
                entries(body, "overrides"));
    }

    private static List<RosterEntry> entries(JsonNode body, String name) {
        List<RosterEntry> entries = new ArrayList<>();
        if (body.has(name)) {
            requireArray(name, body.path(name)).forEach(entry -> entries.add(entry(entry)));
        }
        return entries;
    }

    private static RosterEntry entry(JsonNode body) {
        return new RosterEntry(
                body.path("user").isNull() ? Optional.empty() : Optional.of(user(body.path("user"))),
                OffsetDateTime.parse(text(body, "start")).toInstant(),
                OffsetDateTime.parse(text(body, "end")).toInstant());
    }

    private static RosterUser user(JsonNode body) {
        String id = text(body, "id");
        return new RosterUser(
                id, body.path("name").asText(id), body.path("email").asText(id + "@example.org"));
    }

    private static JsonNode requireArray(String name, JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException(name + " must be an array, but is " + node.getNodeType());
        }
        return node;
    }

    private static String text(JsonNode body, String field) {
        if (!body.path(field).isTextual()) {
            throw new IllegalArgumentException(
                    field + " must be text, but is " + body.path(field).getNodeType());
        }
        return body.path(field).textValue();
    }
}
