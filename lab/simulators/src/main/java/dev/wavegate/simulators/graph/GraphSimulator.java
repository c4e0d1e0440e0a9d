package dev.wavegate.simulators.graph;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/**
 * A tenant of Microsoft Graph with Shifts; the API lies under {@code /v1.0}, tokens under
 * {@code /<tenant>/oauth2/v2.0/token}.
 */
public final class GraphSimulator extends Simulator {
    private static final String SCHEDULE = "/v1.0/teams/{team}/schedule";

    private GraphSimulator(SimServer server) {
        super(server);
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static GraphSimulator start(GraphSettings settings) throws IOException {
        TeamStore teams = new TeamStore(settings.seed());
        TokenEndpoint tokens = new TokenEndpoint(settings);
        TeamRateLimit limit = new TeamRateLimit(settings.requestsPerSecond(), settings.clock());
        SimServer.Builder server = SimServer.named("graph")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    teams.reset();
                    tokens.reset();
                    limit.reset();
                })
                .faultResponse(status -> GraphErrors.injected(status).response());
        new Routes(teams, tokens, limit).addTo(server);
        return new GraphSimulator(server.start());
    }

    /** The part of the API that the simulator has, and its own routes under /_sim. */
    private record Routes(TeamStore teams, TokenEndpoint tokens, TeamRateLimit limit) {
        void addTo(SimServer.Builder server) {
            server.route("POST", "/{tenant}/oauth2/v2.0/token", tokens::grant)
                    .route("GET", SCHEDULE, authenticated(ofTeam(this::schedule)))
                    .route("GET", "/v1.0/users", authenticated(this::users))
                    .route("GET", "/v1.0/users/{id}", authenticated(this::user))
                    .fallback(authenticated(request -> GraphErrors.noRoute().response()))
                    .control("POST", "teams", this::replace)
                    .control("POST", "teams/{team}/shifts/{id}:reassign", this::reassign)
                    .control("POST", "manners", this::behave);
            for (String list : TeamStore.LISTS) {
                server.route("GET", SCHEDULE + "/" + list, authenticated(ofTeam(request -> list(request, list))));
            }
        }

        private SimRoute authenticated(SimRoute route) {
            return request -> {
                tokens.requireToken(request);
                return route.answer(request);
            };
        }

        private SimRoute ofTeam(SimRoute route) {
            return request -> {
                if (!limit.take(request.variable("team"))) {
                    return GraphErrors.throttled().response().withHeader("Retry-After", "1");
                }
                if (teams.behaviour().actsAs()
                        && request.header("MS-APP-ACTS-AS").isEmpty()) {
                    throw GraphErrors.forbidden();
                }
                return route.answer(request);
            };
        }

        private SimResponse schedule(SimRequest request) {
            teams.resources(request.variable("team"), "shifts");
            return SimResponse.json(
                    200,
                    Json.object()
                            .put("id", request.variable("team"))
                            .put("enabled", true)
                            .put("timeZone", "Europe/Berlin")
                            .put("provisionStatus", "Completed")
                            .put("openShiftsEnabled", true));
        }

        private SimResponse list(SimRequest request, String list) {
            Filter filter = Filter.read(request.query("$filter").orElse(""), TeamStore.shared(list));
            List<ObjectNode> all = teams.resources(request.variable("team"), list).stream()
                    .filter(filter::passes)
                    .toList();
            return new Pages(teams.behaviour()).answer(request, all);
        }

        private SimResponse users(SimRequest request) {
            int most = request.query("$top").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
            List<ObjectNode> users = teams.users().stream()
                    .limit(most)
                    .map(each -> selected(request, each))
                    .toList();
            return new Pages(TeamStore.Behaviour.usual()).answer(request, users);
        }

        private SimResponse user(SimRequest request) {
            String id = request.variable("id");
            return SimResponse.json(200, selected(request, teams.user(id).orElseThrow(() -> GraphErrors.noUser(id))));
        }

        private static ObjectNode selected(SimRequest request, ObjectNode user) {
            String select = request.query("$select").orElse("");
            return select.isEmpty() ? user : user.deepCopy().retain(Set.of(select.split(",", -1)));
        }

        private SimResponse replace(SimRequest request) {
            return SimResponse.json(200, Map.of("teams", teams.put(request.json())));
        }

        private SimResponse reassign(SimRequest request) {
            String user = request.json().path("userId").asText();
            return teams.reassign(request.variable("team"), request.variable("id"), user)
                    .map(each -> SimResponse.json(200, Map.of("id", each)))
                    .orElseGet(() -> SimResponse.empty(404));
        }

        private SimResponse behave(SimRequest request) {
            teams.behave(TeamStore.Behaviour.read(request.json()));
            return SimResponse.empty(204);
        }
    }
}
