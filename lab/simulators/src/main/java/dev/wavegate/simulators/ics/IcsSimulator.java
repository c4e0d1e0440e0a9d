package dev.wavegate.simulators.ics;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/** A web server with iCalendar feeds on loopback until it is closed. */
public final class IcsSimulator implements Closeable {
    private final SimServer server;
    private final String secret;

    private IcsSimulator(SimServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static IcsSimulator start(IcsSettings settings) throws IOException {
        FeedShelf shelf = new FeedShelf(settings.feeds(), settings.clock());
        var builder = SimServer.named("ics")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(shelf::reset)
                .faultAnswer(status -> SimResponse.text(status, "injected fault"))
                .route("GET", "/calendars/{secret}/{name}", request -> serve(request, settings.secret(), shelf))
                .fallback(request -> nothingHere());
        new IcsControl(shelf).addTo(builder);
        return new IcsSimulator(builder.start(), settings.secret());
    }

    /** Whoever does not know the secret is told the same as whoever asks for a feed that is not there. */
    private static SimResponse serve(SimRequest request, String secret, FeedShelf shelf) {
        return request.variable("secret").equals(secret)
                ? shelf.served(request.variable("name"))
                        .map(feed -> feed.answer(request))
                        .orElseGet(IcsSimulator::nothingHere)
                : nothingHere();
    }

    private static SimResponse nothingHere() {
        return SimResponse.text(404, "Not Found");
    }

    /** The root of the server. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** The whole, secret address of a feed. */
    public URI feed(String name) {
        return URI.create(baseUri() + path(name));
    }

    /** The path of a feed's address. */
    public String path(String name) {
        return "/calendars/" + secret + "/" + name;
    }

    @Override
    public void close() {
        server.close();
    }
}
