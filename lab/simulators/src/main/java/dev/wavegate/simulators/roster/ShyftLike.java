package dev.wavegate.simulators.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/**
 * Shifts and user privileges as Shyft is assumed to answer them, page by page. The headers and the fields of people are
 * documented; paths, the filter by time and paging are guesses. A roster is a site.
 */
final class ShyftLike implements RosterSystem {

    private final RosterBoard board;

    ShyftLike(RosterBoard board) {
        this.board = board;
    }

    @Override
    public void addTo(SimServerBuilder server, Door door) {
        server.route("GET", "/statistics/shifts", door.to(versioned(this::shifts), "X-Api-Key", ""))
                .route("GET", "/statistics/user_privileges", door.to(versioned(this::people), "X-Api-Key", ""));
    }

    private static SimRoute versioned(SimRoute route) {
        return request -> {
            boolean complete = request.header("Version").orElse("").equals("6_0_0")
                    && request.header("X-Api-Uuid").isPresent();
            return complete ? route.answer(request) : Door.refusal(406, "Version and X-Api-Uuid must be given");
        };
    }

    private SimResponse shifts(SimRequest request) {
        String site = request.query("site_reference_id").orElse("");
        List<PlannedShift> all = board.roster(site).orElseThrow(() -> Door.missing("site " + site));
        Instant from = moment(request, "ends_after");
        Instant until = moment(request, "starts_before");
        return page(request, "shifts", board.shown(all, from, until), this::shift);
    }

    private SimResponse people(SimRequest request) {
        return page(request, "user_privileges", board.people(), ShyftLike::person);
    }

    private ObjectNode shift(PlannedShift shift) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", shift.id())
                .put("shift_reference_id", "WFM-" + shift.id())
                .put("site_reference_id", shift.roster())
                .put("name", shift.isOpen() ? "Open shift" : "Assigned shift")
                .put("status", status(shift))
                .put("start_at", shift.start().toString())
                .put("end_at", shift.end().toString());
        if (shift.isOpen()) {
            node.putNull("employee_id");
        } else {
            node.put("employee_id", "E-" + shift.personId());
        }
        return node;
    }

    private static String status(PlannedShift shift) {
        if (!shift.published()) {
            return "draft";
        }
        return shift.isOpen() ? "needs_cover" : "assigned";
    }

    private static ObjectNode person(Employee employee) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", 1_000 + employee.id())
                .put("owner_id", employee.id())
                .put("full_name", employee.name())
                .put("employee_id", "E-" + employee.id())
                .put("site_reference_id", "")
                .put("is_admin", false);
    }

    private <T> SimResponse page(SimRequest request, String name, List<T> all, Function<T, ObjectNode> resource) {
        String number = request.query("page").orElse("1");
        if (!number.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("page must be a whole number from 1, but is " + number);
        }
        int size = board.manners().pageSize();
        int from = Math.min(all.size(), (Integer.parseInt(number) - 1) * size);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray(name);
        all.subList(from, Math.min(all.size(), from + size)).forEach(each -> list.add(resource.apply(each)));
        answer.putObject("meta").put("total_count", all.size() + board.manners().totalOff());
        return SimResponse.json(200, answer);
    }

    private static Instant moment(SimRequest request, String name) {
        String text = request.query(name).orElse("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(name + " must be a time, but is " + text, notATime);
        }
    }
}
