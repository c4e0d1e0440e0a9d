package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/**
 * Resources as Deputy answers queries for them: the condition comes as a body, times are seconds since 1970, and nobody
 * is given more than so many at once. A roster is an operational unit.
 */
final class DeputyLike implements RosterSystem {

    private static final String RESOURCE = "/api/v1/resource/";

    private final RosterBoard board;

    DeputyLike(RosterBoard board) {
        this.board = board;
    }

    @Override
    public void addTo(SimServerBuilder server, Door door) {
        server.route("POST", RESOURCE + "Roster/QUERY", door.to(this::rosters, "Authorization", "Bearer "))
                .route("POST", RESOURCE + "Employee/QUERY", door.to(this::employees, "Authorization", "Bearer "))
                .route(
                        "GET",
                        "/api/v1/me",
                        door.to(request -> SimResponse.json(200, List.of()), "Authorization", "Bearer "));
    }

    private SimResponse rosters(SimRequest request) {
        JsonNode query = request.json();
        Instant before = Instant.ofEpochSecond(wanted(query, "StartTime", "lt").asLong());
        Instant after = Instant.ofEpochSecond(wanted(query, "EndTime", "gt").asLong());
        String unit = wanted(query, "OperationalUnit", "eq").asText();
        List<PlannedShift> shifts = board.all().stream()
                .filter(shift -> shift.roster().equals(unit))
                .filter(shift -> shift.overlaps(after, before))
                .toList();
        return part(query, shifts, DeputyLike::roster);
    }

    private SimResponse employees(SimRequest request) {
        return part(request.json(), board.people(), DeputyLike::employee);
    }

    /** The value of the one condition on a field; everything that we ask for is a condition. */
    private static JsonNode wanted(JsonNode query, String field, String type) {
        for (JsonNode condition : query.path("search")) {
            if (condition.path("field").asText().equals(field)
                    && condition.path("type").asText().equals(type)) {
                return condition.path("data");
            }
        }
        throw new IllegalArgumentException("search must have a condition " + type + " on " + field + ", but has none");
    }

    private <T> SimResponse part(JsonNode query, List<T> all, Function<T, ObjectNode> resource) {
        int most = Math.min(query.path("max").asInt(500), board.manners().pageSize());
        int start = Math.min(all.size(), query.path("start").asInt(0));
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        all.subList(start, Math.min(all.size(), start + most)).forEach(each -> answer.add(resource.apply(each)));
        return SimResponse.json(200, answer);
    }

    private static ObjectNode roster(PlannedShift shift) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("Id", shift.id())
                .put("StartTime", shift.start().getEpochSecond())
                .put("EndTime", shift.end().getEpochSecond())
                .put("Employee", shift.personId())
                .put("OperationalUnit", shift.roster())
                .put("Published", shift.published())
                .put("Open", shift.isOpen())
                .put("ConfirmStatus", 0)
                .put("SwapStatus", 0);
    }

    private static ObjectNode employee(Employee employee) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Id", employee.id()).put("DisplayName", employee.name());
        if (employee.email().isEmpty()) {
            node.putNull("Email");
        } else {
            node.put("Email", employee.email());
        }
        return node;
    }
}
