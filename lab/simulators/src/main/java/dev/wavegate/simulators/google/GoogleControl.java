package dev.wavegate.simulators.google;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the calendar simulator has. */
final class GoogleControl {

    private final CalendarShelf shelf;
    private final Channels channels;

    GoogleControl(CalendarShelf shelf, Channels channels) {
        this.shelf = shelf;
        this.channels = channels;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/_sim/calendars", answeringMistakes(this::replace))
                .route("POST", "/_sim/paging", answeringMistakes(this::shorten))
                .route("POST", "/_sim/invitations", answeringMistakes(this::letInvite))
                .route("POST", "/_sim/notifications", answeringMistakes(this::loseNotifications));
    }

    private SimResponse replace(SimRequest request) {
        return SimResponse.json(200, Map.of("calendars", shelf.put(request.json())));
    }

    private SimResponse shorten(SimRequest request) {
        JsonNode body = request.json();
        shelf.shorten(new ShortPages(
                body.path("largest").asInt(Integer.MAX_VALUE),
                body.path("emptyFirst").asBoolean(false)));
        return SimResponse.empty(204);
    }

    private SimResponse letInvite(SimRequest request) {
        shelf.letInvite(request.json().path("allowed").asBoolean(true));
        return SimResponse.empty(204);
    }

    private SimResponse loseNotifications(SimRequest request) {
        channels.silence(request.json().path("lost").asBoolean(true));
        return SimResponse.empty(204);
    }

    private static SimRoute answeringMistakes(SimRoute route) {
        return request -> {
            try {
                return route.answer(request);
            } catch (IllegalArgumentException | GoogleProblem mistake) {
                return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
            }
        };
    }
}
