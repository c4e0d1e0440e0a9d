package dev.wavegate.simulators.google;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** A Google Calendar on loopback until it is closed; clients use {@link #baseUri} as the root URL of the service. */
public final class GoogleCalendarSimulator implements Closeable {

    private final SimServer server;
    private final Channels channels;

    private GoogleCalendarSimulator(SimServer server, Channels channels) {
        this.server = server;
        this.channels = channels;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static GoogleCalendarSimulator start(GoogleCalendarSettings settings) throws IOException {
        Channels channels = new Channels(settings.clock());
        CalendarShelf shelf = new CalendarShelf(settings.calendars(), settings.clock(), channels::moved);
        TokenDesk tokens = new TokenDesk(settings.account(), settings.token(), settings.clock());
        SimServerBuilder builder = SimServer.named("google-calendar")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    shelf.reset();
                    tokens.reset();
                    channels.clear();
                })
                .faultAnswer(status -> GoogleProblem.injected(status).response());
        new GoogleCalendarApi(shelf, tokens, channels).addTo(builder);
        new GoogleControl(shelf, channels).addTo(builder);
        try {
            return new GoogleCalendarSimulator(builder.start(), channels);
        } catch (IOException notStarted) {
            channels.close();
            throw notStarted;
        }
    }

    /** The root of the server; the API lies under {@code /calendar/v3}, the token endpoint under {@code /token}. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
        channels.close();
    }
}
