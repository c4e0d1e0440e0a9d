package dev.wavegate.simulators.roster;

import java.time.DateTimeException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the simulator of shift systems has. */
final class RosterControl {

    private final RosterBoard board;

    RosterControl(RosterBoard board) {
        this.board = board;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/_sim/rosters", this::replace)
                .route("POST", "/_sim/answers", this::prepare)
                .route("POST", "/_sim/manners", this::behave);
    }

    private SimResponse replace(SimRequest request) {
        try {
            return SimResponse.json(200, Map.of("rosters", board.put(request.json())));
        } catch (IllegalArgumentException | DateTimeException mistake) {
            return Door.refusal(400, String.valueOf(mistake.getMessage()));
        }
    }

    /** Prepares an answer word for word, for everything that no real roster looks like. */
    private SimResponse prepare(SimRequest request) {
        JsonNode body = request.json();
        board.prepare(
                body.path("path").asText(),
                SimResponse.text(200, body.path("body").asText())
                        .withHeader("Content-Type", body.path("type").asText("application/json")));
        return SimResponse.empty(204);
    }

    private SimResponse behave(SimRequest request) {
        JsonNode body = request.json();
        try {
            board.behave(new Manners(
                    body.path("pageSize").asInt(Manners.usual().pageSize()),
                    body.path("generous").asBoolean(),
                    body.path("linksTo").asText(""),
                    body.path("totalOff").asInt()));
            return SimResponse.empty(204);
        } catch (IllegalArgumentException mistake) {
            return Door.refusal(400, String.valueOf(mistake.getMessage()));
        }
    }
}
