package dev.wavegate.simulators.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** Final shifts as Grafana OnCall answers them: asked for by whole days, with a link to the next page. */
final class GrafanaLike implements RosterSystem {

    private final RosterBoard board;

    GrafanaLike(RosterBoard board) {
        this.board = board;
    }

    @Override
    public void addTo(SimServerBuilder server, Door door) {
        server.route("GET", "/api/v1/schedules/{id}/final_shifts", door.to(this::shifts, "Authorization", ""))
                .route(
                        "GET",
                        "/api/v1/schedules",
                        door.to(request -> SimResponse.json(200, List.of()), "Authorization", ""));
    }

    private SimResponse shifts(SimRequest request) {
        String id = request.variable("id");
        List<PlannedShift> all = board.roster(id).orElseThrow(() -> Door.missing("schedule " + id));
        Instant from = day(request, "start_date").atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = day(request, "end_date")
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        List<PlannedShift> shown = board.shown(all, from, until);
        int page = Integer.parseInt(request.query("page").orElse("1"));
        int size = board.manners().pageSize();
        int first = Math.min(shown.size(), (page - 1) * size);
        int last = Math.min(shown.size(), first + size);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("count", shown.size() + board.manners().totalOff());
        if (last < shown.size()) {
            answer.put("next", link(request, page + 1));
        } else {
            answer.putNull("next");
        }
        ArrayNode results = answer.putArray("results");
        shown.subList(first, last).forEach(shift -> results.add(shift(shift)));
        return SimResponse.json(200, answer);
    }

    private ObjectNode shift(PlannedShift shift) {
        Employee person = board.person(shift.personId()).orElse(new Employee(1, "", ""));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("user_pk", "U" + shift.personId())
                .put("user_email", person.email())
                .put("user_username", person.name())
                .put("shift_start", shift.start().toString())
                .put("shift_end", shift.end().toString());
    }

    private String link(SimRequest request, int page) {
        String linksTo = board.manners().linksTo();
        String origin = linksTo.isEmpty() ? "http://" + request.header("Host").orElse("127.0.0.1") : linksTo;
        return origin + request.path() + "?start_date="
                + request.query("start_date").orElse("") + "&end_date="
                + request.query("end_date").orElse("") + "&page=" + page;
    }

    private static LocalDate day(SimRequest request, String name) {
        String text = request.query(name).orElse("");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(name + " must be a day, but is " + text, notADay);
        }
    }
}
