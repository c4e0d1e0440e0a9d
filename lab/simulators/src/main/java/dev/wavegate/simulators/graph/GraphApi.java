package dev.wavegate.simulators.graph;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes of Microsoft Graph that the simulator has. */
final class GraphApi {

    private static final String SCHEDULE = "/v1.0/teams/{team}/schedule";

    private final TeamBoard board;
    private final TokenDesk tokens;
    private final TeamQuota quota;

    GraphApi(TeamBoard board, TokenDesk tokens, TeamQuota quota) {
        this.board = board;
        this.tokens = tokens;
        this.quota = quota;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/{tenant}/oauth2/v2.0/token", tokens::grant)
                .route("GET", SCHEDULE, guarded(ofTeam(this::schedule)))
                .route("GET", "/v1.0/users", guarded(this::users))
                .route("GET", "/v1.0/users/{id}", guarded(this::user))
                .fallback(guarded(request -> GraphProblem.noRoute().response()));
        for (String list : Team.LISTS) {
            server.route("GET", SCHEDULE + "/" + list, guarded(ofTeam(request -> list(request, list))));
        }
    }

    private SimResponse schedule(SimRequest request) {
        board.resources(request.variable("team"), "shifts");
        return SimResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", request.variable("team"))
                        .put("enabled", true)
                        .put("timeZone", "Europe/Berlin")
                        .put("provisionStatus", "Completed")
                        .put("openShiftsEnabled", true));
    }

    private SimResponse list(SimRequest request, String list) {
        String text = request.query("$filter").orElse("");
        Filter filter = Filter.read(text, Team.shared(list));
        List<ObjectNode> all = board.resources(request.variable("team"), list).stream()
                .filter(filter::passes)
                .toList();
        return new Pages(board.manners()).answer(request, all);
    }

    private SimResponse users(SimRequest request) {
        int most = request.query("$top").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        return new Pages(Manners.usual())
                .answer(
                        request,
                        board.users().stream()
                                .limit(most)
                                .map(each -> selected(request, each))
                                .toList());
    }

    private SimResponse user(SimRequest request) {
        String id = request.variable("id");
        return SimResponse.json(200, selected(request, board.user(id).orElseThrow(() -> GraphProblem.noUser(id))));
    }

    private static ObjectNode selected(SimRequest request, ObjectNode user) {
        String select = request.query("$select").orElse("");
        return select.isEmpty() ? user : user.deepCopy().retain(Set.of(select.split(",", -1)));
    }

    private SimRoute ofTeam(SimRoute route) {
        return request -> {
            if (!quota.take(request.variable("team"))) {
                return GraphProblem.throttled().response().withHeader("Retry-After", "1");
            }
            if (board.manners().actsAs() && request.header("MS-APP-ACTS-AS").isEmpty()) {
                throw GraphProblem.forbidden();
            }
            return route.answer(request);
        };
    }

    private SimRoute guarded(SimRoute route) {
        return request -> {
            try {
                tokens.requireToken(request);
                return route.answer(request);
            } catch (GraphProblem problem) {
                return problem.response();
            }
        };
    }
}
