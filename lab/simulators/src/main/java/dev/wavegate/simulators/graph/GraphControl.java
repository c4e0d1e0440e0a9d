package dev.wavegate.simulators.graph;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the Microsoft Graph simulator has. */
final class GraphControl {

    private final TeamBoard board;

    GraphControl(TeamBoard board) {
        this.board = board;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/_sim/teams", this::replace)
                .route("POST", "/_sim/teams/{team}/shifts/{id}:reassign", this::reassign)
                .route("POST", "/_sim/manners", this::behave);
    }

    private SimResponse replace(SimRequest request) {
        try {
            return SimResponse.json(200, Map.of("teams", board.put(request.json())));
        } catch (IllegalArgumentException mistake) {
            return mistaken(mistake);
        }
    }

    private SimResponse reassign(SimRequest request) {
        Optional<String> id = board.reassign(
                request.variable("team"),
                request.variable("id"),
                request.json().path("userId").asText());
        return id.map(each -> SimResponse.json(200, Map.of("id", each))).orElseGet(() -> SimResponse.empty(404));
    }

    private SimResponse behave(SimRequest request) {
        JsonNode body = request.json();
        Manners usual = Manners.usual();
        try {
            board.behave(new Manners(
                    body.path("pageSize").asInt(usual.pageSize()),
                    body.path("emptyFirst").asBoolean(),
                    body.path("linksTo").asText(""),
                    body.path("endless").asBoolean(),
                    body.path("actsAs").asBoolean()));
            return SimResponse.empty(204);
        } catch (IllegalArgumentException mistake) {
            return mistaken(mistake);
        }
    }

    private static SimResponse mistaken(IllegalArgumentException mistake) {
        return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
    }
}
