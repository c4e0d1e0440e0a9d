package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.roster.RosterStore.Shift;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Shifts as When I Work is assumed to answer them: one list, and the users of it beside. A roster is a position. */
record WhenIWorkLike(RosterStore rosters) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneId.of("Europe/Berlin"));

    void addTo(RosterSystemsSimulator.Routes routes) {
        routes.add("GET", "/2/shifts", "Authorization", "Bearer ", this::shifts);
    }

    private SimResponse shifts(SimRequest request) {
        Instant start = request.moment("start");
        Instant end = request.moment("end");
        boolean generous = rosters.behaviour().generous();
        boolean drafts = generous || request.flag("unpublished");
        boolean open = generous || request.flag("include_open");
        List<Shift> shifts = rosters.all().stream()
                .filter(shift -> shift.overlaps(start, end))
                .filter(shift -> (drafts || shift.published()) && (open || !shift.isOpen()))
                .toList();
        ObjectNode answer = Json.object().put("start", TIME.format(start)).put("end", TIME.format(end));
        ArrayNode list = answer.putArray("shifts");
        shifts.forEach(shift -> list.add(shift(shift)));
        ArrayNode users = answer.putArray("users");
        rosters.people()
                .forEach(each -> users.addObject()
                        .put("id", each.id())
                        .put("first_name", each.name())
                        .put("email", each.email()));
        answer.putArray("positions");
        answer.putArray("locations");
        return SimResponse.json(200, answer);
    }

    private static ObjectNode shift(Shift shift) {
        ObjectNode node = Json.object()
                .put("id", shift.id())
                .put("account_id", 1)
                .put("user_id", shift.personId())
                .put("location_id", 5)
                .put("site_id", 0)
                .put("start_time", TIME.format(shift.start()))
                .put("end_time", TIME.format(shift.end()))
                .put("break_time", shift.breakHours())
                .put("published", shift.published())
                .put("is_open", shift.isOpen())
                .put("acknowledged", 1);
        if (shift.roster().matches("\\d{1,9}")) {
            node.put("position_id", Integer.parseInt(shift.roster()));
        } else {
            node.put("position_id", shift.roster());
        }
        ArrayNode breaks = node.putArray("breaks");
        shift.breaks()
                .forEach(each -> breaks.addObject()
                        .put("id", -shift.id())
                        .put("length", each.seconds())
                        .put("paid", each.paid())
                        .put("start_time", each.start().map(TIME::format).orElse(null))
                        .put("end_time", each.end().map(TIME::format).orElse(null)));
        return node;
    }
}
