package dev.wavegate.simulators.ics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/** A web server with iCalendar feeds. */
public final class IcsSimulator extends Simulator {
    private final String secret;

    private IcsSimulator(SimServer server, String secret) {
        super(server);
        this.secret = secret;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static IcsSimulator start(IcsSettings settings) throws IOException {
        FeedStore feeds = new FeedStore(settings.feeds(), settings.clock());
        SimServer.Builder server = SimServer.named("ics")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(feeds::reset)
                .faultResponse(status -> SimResponse.text(status, "injected fault"))
                .route("GET", "/calendars/{secret}/{name}", request -> serve(request, settings.secret(), feeds))
                .fallback(request -> notFound())
                .control("PUT", "feeds/{name}", request -> publish(request, feeds))
                .control(
                        "DELETE",
                        "feeds/{name}",
                        request -> SimResponse.empty(feeds.remove(request.variable("name")) ? 204 : 404));
        return new IcsSimulator(server.start(), settings.secret());
    }

    /** A wrong secret is answered like a feed that does not exist. */
    private static SimResponse serve(SimRequest request, String secret, FeedStore feeds) {
        return feeds.find(request.variable("name"))
                .filter(feed -> request.variable("secret").equals(secret))
                .map(feed -> feed.answer(request))
                .orElseGet(IcsSimulator::notFound);
    }

    private static SimResponse notFound() {
        return SimResponse.text(404, "Not Found");
    }

    /** The body is the text as it is; {@code lag} delays it, {@code validators=false} keeps ETag and date back. */
    private static SimResponse publish(SimRequest request, FeedStore feeds) {
        Duration lag = Duration.parse(request.query("lag").orElse("PT0S"));
        boolean isValidated = !request.query("validators").orElse("true").equals("false");
        feeds.publish(new SeedFeed(request.variable("name"), request.text()), isValidated, lag);
        return SimResponse.empty(204);
    }

    /** The whole, secret address of a feed. */
    public URI feed(String name) {
        return URI.create(baseUri() + path(name));
    }

    /** The path of a feed's address. */
    public String path(String name) {
        return "/calendars/" + secret + "/" + name;
    }
}
