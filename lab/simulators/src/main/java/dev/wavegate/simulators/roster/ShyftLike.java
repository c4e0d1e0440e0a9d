package dev.wavegate.simulators.roster;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.roster.RosterStore.Employee;
import dev.wavegate.simulators.roster.RosterStore.Shift;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;

/**
 * Shifts and user privileges as Shyft is assumed to answer them, page by page. The headers and the fields of people are
 * documented; paths, the filter by time and paging are guesses. A roster is a site.
 */
record ShyftLike(RosterStore rosters) {
    void addTo(RosterSystemsSimulator.Routes routes) {
        routes.add("GET", "/statistics/shifts", "X-Api-Key", "", versioned(this::shifts))
                .add("GET", "/statistics/user_privileges", "X-Api-Key", "", versioned(this::people));
    }

    private static SimRoute versioned(SimRoute route) {
        return request -> {
            boolean complete = request.header("Version").orElse("").equals("6_0_0")
                    && request.header("X-Api-Uuid").isPresent();
            return complete ? route.answer(request) : SimResponse.error(406, "Version and X-Api-Uuid must be given");
        };
    }

    private SimResponse shifts(SimRequest request) {
        String site = request.query("site_reference_id").orElse("");
        List<Shift> all = rosters.roster(site).orElseThrow(() -> RosterSystemsSimulator.missing("site " + site));
        List<Shift> shown = rosters.shown(all, request.moment("ends_after"), request.moment("starts_before"));
        return page(request, "shifts", shown, ShyftLike::shift);
    }

    private SimResponse people(SimRequest request) {
        return page(request, "user_privileges", rosters.people(), ShyftLike::person);
    }

    private static ObjectNode shift(Shift shift) {
        return Json.object()
                .put("id", shift.id())
                .put("shift_reference_id", "WFM-" + shift.id())
                .put("site_reference_id", shift.roster())
                .put("name", shift.isOpen() ? "Open shift" : "Assigned shift")
                .put("status", !shift.published() ? "draft" : shift.isOpen() ? "needs_cover" : "assigned")
                .put("start_at", shift.start().toString())
                .put("end_at", shift.end().toString())
                .put("employee_id", shift.isOpen() ? null : "E-" + shift.personId());
    }

    private static ObjectNode person(Employee employee) {
        return Json.object()
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
        long from = (Long.parseLong(number) - 1) * rosters.behaviour().pageSize();
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(name);
        rosters.page(all, from, Integer.MAX_VALUE).forEach(each -> list.add(resource.apply(each)));
        answer.putObject("meta")
                .put("total_count", all.size() + rosters.behaviour().totalOff());
        return SimResponse.json(200, answer);
    }
}
