package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.roster.RosterStore.Employee;
import dev.wavegate.simulators.roster.RosterStore.Shift;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/**
 * Resources as Deputy answers queries for them: the condition comes as a body, times are seconds since 1970, and a response
 * has only so many resources. A roster is an operational unit.
 */
record DeputyLike(RosterStore rosters) {
    private static final String RESOURCE = "/api/v1/resource/";

    void addTo(RosterSystemsSimulator.Routes routes) {
        routes.add("POST", RESOURCE + "Roster/QUERY", "Authorization", "Bearer ", this::shifts)
                .add("POST", RESOURCE + "Employee/QUERY", "Authorization", "Bearer ", this::employees)
                .addProbe("/api/v1/me", "Authorization", "Bearer ");
    }

    private SimResponse shifts(SimRequest request) {
        JsonNode query = request.json();
        Instant before = Instant.ofEpochSecond(wanted(query, "StartTime", "lt").asLong());
        Instant after = Instant.ofEpochSecond(wanted(query, "EndTime", "gt").asLong());
        String unit = wanted(query, "OperationalUnit", "eq").asText();
        List<Shift> shifts = rosters.all().stream()
                .filter(shift -> shift.roster().equals(unit))
                .filter(shift -> shift.overlaps(after, before))
                .toList();
        return part(query, shifts, DeputyLike::shift);
    }

    private SimResponse employees(SimRequest request) {
        return part(request.json(), rosters.people(), DeputyLike::employee);
    }

    /** The value of the one condition on a field. */
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
        List<T> page = rosters.page(
                all, query.path("start").asLong(0), query.path("max").asInt(500));
        return SimResponse.json(200, page.stream().map(resource).toList());
    }

    private static ObjectNode shift(Shift shift) {
        return Json.object()
                .put("Id", shift.id())
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
        return Json.object()
                .put("Id", employee.id())
                .put("DisplayName", employee.name())
                .put("Email", employee.email().isEmpty() ? null : employee.email());
    }
}
