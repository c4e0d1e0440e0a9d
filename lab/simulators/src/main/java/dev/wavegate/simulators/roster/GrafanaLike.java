package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.roster.RosterStore.Employee;
import dev.wavegate.simulators.roster.RosterStore.Shift;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Final shifts as Grafana OnCall answers them: for whole days, with a link to the next page. */
record GrafanaLike(RosterStore rosters) {
    private static final String SCHEDULES = "/api/v1/schedules";

    void addTo(RosterSystemsSimulator.Routes routes) {
        routes.add("GET", SCHEDULES + "/{id}/final_shifts", "Authorization", "", this::shifts)
                .addProbe(SCHEDULES, "Authorization", "");
    }

    private SimResponse shifts(SimRequest request) {
        String id = request.variable("id");
        List<Shift> all = rosters.roster(id).orElseThrow(() -> RosterSystemsSimulator.missing("schedule " + id));
        List<Shift> shown = rosters.shown(
                all,
                startOf(day(request, "start_date")),
                startOf(day(request, "end_date").plusDays(1)));
        int number = Integer.parseInt(request.query("page").orElse("1"));
        long from = (number - 1L) * rosters.behaviour().pageSize();
        List<Shift> page = rosters.page(shown, from, Integer.MAX_VALUE);
        ObjectNode answer =
                Json.object().put("count", shown.size() + rosters.behaviour().totalOff());
        answer.put("next", from + page.size() < shown.size() ? link(request, number + 1) : null);
        ArrayNode results = answer.putArray("results");
        page.forEach(shift -> results.add(shift(shift)));
        return SimResponse.json(200, answer);
    }

    private ObjectNode shift(Shift shift) {
        Employee person = rosters.person(shift);
        return Json.object()
                .put("user_pk", "U" + shift.personId())
                .put("user_email", person.email())
                .put("user_username", person.name())
                .put("shift_start", shift.start().toString())
                .put("shift_end", shift.end().toString());
    }

    private String link(SimRequest request, int page) {
        String linksTo = rosters.behaviour().linksTo();
        return (linksTo.isEmpty() ? request.origin() : linksTo) + request.path() + "?start_date="
                + day(request, "start_date") + "&end_date=" + day(request, "end_date") + "&page=" + page;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(SimRequest request, String name) {
        String text = request.query(name).orElse("");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new IllegalArgumentException(name + " must be a day, but is " + text, notADay);
        }
    }
}
