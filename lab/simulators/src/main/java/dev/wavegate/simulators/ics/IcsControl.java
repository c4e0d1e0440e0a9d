package dev.wavegate.simulators.ics;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the simulator of feeds has. */
final class IcsControl {
    private final FeedShelf shelf;

    IcsControl(FeedShelf shelf) {
        this.shelf = shelf;
    }

    void addTo(SimServerBuilder server) {
        server.route("PUT", "/_sim/feeds/{name}", this::publish).route("DELETE", "/_sim/feeds/{name}", this::remove);
    }

    /** The body is the text as it is; {@code lag} delays it, {@code validators=false} keeps ETag and date back. */
    private SimResponse publish(SimRequest request) {
        try {
            Duration lag = Duration.parse(request.query("lag").orElse("PT0S"));
            boolean isValidated = !request.query("validators").orElse("true").equals("false");
            shelf.publish(new SeedFeed(request.variable("name"), request.text()), isValidated, lag);
            return SimResponse.empty(204);
        } catch (IllegalArgumentException | DateTimeParseException mistake) {
            return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
        }
    }

    private SimResponse remove(SimRequest request) {
        return SimResponse.empty(shelf.remove(request.variable("name")) ? 204 : 404);
    }
}
