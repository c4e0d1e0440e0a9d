package dev.wavegate.simulators.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** Shifts as When I Work is assumed to answer them: one list, and the users of it beside. A roster is a position. */
final class WhenIWorkLike implements RosterSystem {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneId.of("Europe/Berlin"));

    private final RosterBoard board;

    WhenIWorkLike(RosterBoard board) {
        this.board = board;
    }

    @Override
    public void addTo(SimServerBuilder server, Door door) {
        server.route("GET", "/2/shifts", door.to(this::shifts, "Authorization", "Bearer "));
    }

    private SimResponse shifts(SimRequest request) {
        Instant start = moment(request, "start");
        Instant end = moment(request, "end");
        boolean drafts = request.query("unpublished").orElse("false").equals("true");
        boolean open = request.query("include_open").orElse("false").equals("true");
        List<PlannedShift> shifts = board.all().stream()
                .filter(shift -> shift.overlaps(start, end))
                .filter(shift ->
                        board.manners().generous() || ((drafts || shift.published()) && (open || !shift.isOpen())))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("start", written(start)).put("end", written(end));
        ArrayNode list = answer.putArray("shifts");
        shifts.forEach(shift -> list.add(shift(shift)));
        ArrayNode users = answer.putArray("users");
        board.people()
                .forEach(each -> users.addObject()
                        .put("id", each.id())
                        .put("first_name", each.name())
                        .put("email", each.email()));
        answer.putArray("positions");
        answer.putArray("locations");
        return SimResponse.json(200, answer);
    }

    private static ObjectNode shift(PlannedShift shift) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", shift.id())
                .put("account_id", 1)
                .put("user_id", shift.personId())
                .put("location_id", 5)
                .put("site_id", 0)
                .put("start_time", written(shift.start()))
                .put("end_time", written(shift.end()))
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
        for (PlannedBreak each : shift.breaks()) {
            ObjectNode pause = breaks.addObject();
            pause.put("id", -shift.id()).put("length", each.seconds()).put("paid", each.paid());
            put(pause, "start_time", each.start());
            put(pause, "end_time", each.end());
        }
        return node;
    }

    private static void put(ObjectNode node, String field, Optional<Instant> time) {
        if (time.isPresent()) {
            node.put(field, written(time.get()));
        } else {
            node.putNull(field);
        }
    }

    private static String written(Instant time) {
        return TIME.format(time);
    }

    private static Instant moment(SimRequest request, String name) {
        String text = request.query(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " must be given, but is absent"));
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(name + " must be a time, but is " + text, notATime);
        }
    }
}
