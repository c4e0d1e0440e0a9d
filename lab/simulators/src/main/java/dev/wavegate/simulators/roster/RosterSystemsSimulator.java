package dev.wavegate.simulators.roster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/** Several shift systems that plan the same rosters, each under the paths of its own. */
public final class RosterSystemsSimulator extends Simulator {
    private RosterSystemsSimulator(SimServer server) {
        super(server);
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static RosterSystemsSimulator start(RosterSystemsSettings settings) throws IOException {
        RosterStore rosters = new RosterStore(settings.seed());
        SimServer.Builder server = SimServer.named("roster-systems")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(rosters::reset)
                .control("POST", "rosters", request -> replace(rosters, request))
                .control("POST", "answers", request -> prepare(rosters, request))
                .control("POST", "manners", request -> behave(rosters, request));
        Routes routes = new Routes(server, rosters, settings.token());
        new WhenIWorkLike(rosters).addTo(routes);
        new ShyftLike(rosters).addTo(routes);
        new DeputyLike(rosters).addTo(routes);
        new GrafanaLike(rosters).addTo(routes);
        new CsvExport(rosters).addTo(routes);
        return new RosterSystemsSimulator(server.start());
    }

    private static SimResponse replace(RosterStore rosters, SimRequest request) {
        return SimResponse.json(200, Map.of("rosters", rosters.put(request.json())));
    }

    /** Prepares a response word for word, for everything that no real roster looks like. */
    private static SimResponse prepare(RosterStore rosters, SimRequest request) {
        JsonNode body = request.json();
        String type = body.path("type").asText("application/json");
        rosters.prepare(
                body.path("path").asText(),
                SimResponse.of(200, type, body.path("body").asText()));
        return SimResponse.empty(204);
    }

    private static SimResponse behave(RosterStore rosters, SimRequest request) {
        rosters.behave(RosterStore.Behaviour.read(request.json()));
        return SimResponse.empty(204);
    }

    /** What a request for something unknown is answered with. */
    static SimRefusal missing(String what) {
        return SimRefusal.of(404, what + " does not exist");
    }

    /** Adds routes that require the token, and that serve a prepared response instead of their own where there is one. */
    record Routes(SimServer.Builder server, RosterStore rosters, String token) {
        /** The token is the whole value of the header after the prefix. */
        Routes add(String method, String path, String header, String prefix, SimRoute route) {
            server.route(method, path, request -> {
                String carried = request.header(header).orElse("");
                if (!token.isEmpty() && !carried.equals(prefix + token)) {
                    return SimResponse.error(401, "the token is missing or wrong");
                }
                Optional<SimResponse> prepared = rosters.prepared(request.path());
                try {
                    return prepared.isPresent() ? prepared.get() : route.answer(request);
                } catch (IllegalArgumentException mistake) {
                    return SimResponse.error(400, String.valueOf(mistake.getMessage()));
                }
            });
            return this;
        }

        /** Adds a route that answers nothing but whether the token is right. */
        Routes addProbe(String path, String header, String prefix) {
            return add("GET", path, header, prefix, request -> SimResponse.json(200, List.of()));
        }
    }
}
