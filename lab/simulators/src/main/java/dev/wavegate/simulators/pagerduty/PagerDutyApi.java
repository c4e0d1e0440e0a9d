package dev.wavegate.simulators.pagerduty;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes of the PagerDuty API that the simulator has. */
final class PagerDutyApi {

    private final ScheduleBoard board;
    private final RequestBudget budget;
    private final String apiKey;
    private final Clock clock;

    PagerDutyApi(ScheduleBoard board, RequestBudget budget, String apiKey, Clock clock) {
        this.board = board;
        this.budget = budget;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    void addTo(SimServerBuilder server) {
        server.route("GET", "/schedules", guarded(this::schedules))
                .route("GET", "/schedules/{id}", guarded(this::schedule))
                .route("GET", "/users/{id}", guarded(this::user))
                .route("GET", "/oncalls", guarded(this::onCalls))
                .fallback(guarded(request -> PagerDutyProblem.notFound().response()));
    }

    private SimResponse schedules(SimRequest request) {
        ScheduleRange range = ScheduleRange.read(request);
        boolean rendered = request.queries("include[]").contains("final_schedule");
        String text = request.query("query").orElse("").toLowerCase(Locale.ROOT);
        List<ObjectNode> all = board.all().stream()
                .filter(schedule -> schedule.name().toLowerCase(Locale.ROOT).contains(text))
                .map(schedule -> rendered ? schedule.toRendered(range) : schedule.toListed())
                .toList();
        return SimResponse.json(200, ListPage.read(request).of("schedules", all));
    }

    private SimResponse schedule(SimRequest request) {
        RosterSchedule schedule = board.find(request.variable("id")).orElseThrow(PagerDutyProblem::notFound);
        return one("schedule", schedule.toRendered(ScheduleRange.read(request)));
    }

    private SimResponse user(SimRequest request) {
        RosterUser user = board.findUser(request.variable("id")).orElseThrow(PagerDutyProblem::notFound);
        return one("user", user.toResource());
    }

    private SimResponse onCalls(SimRequest request) {
        List<ObjectNode> all = OnCallQuery.read(request, clock.instant()).over(board.all());
        return SimResponse.json(200, ListPage.read(request).of("oncalls", all));
    }

    private static SimResponse one(String name, ObjectNode resource) {
        return SimResponse.json(200, JsonNodeFactory.instance.objectNode().set(name, resource));
    }

    private SimRoute guarded(SimRoute route) {
        return request -> {
            try {
                requireKey(request);
                return budget.told(
                        budget.take()
                                ? route.answer(request)
                                : PagerDutyProblem.throttled().response());
            } catch (PagerDutyProblem problem) {
                return budget.told(problem.response());
            }
        };
    }

    private void requireKey(SimRequest request) {
        String sent = request.header("Authorization").orElse("");
        if (!apiKey.isEmpty() && !sent.equals("Token token=" + apiKey) && !sent.equals("Bearer " + apiKey)) {
            throw PagerDutyProblem.unauthenticated();
        }
    }
}
