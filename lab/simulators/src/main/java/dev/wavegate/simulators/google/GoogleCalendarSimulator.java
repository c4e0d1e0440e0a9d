package dev.wavegate.simulators.google;

import java.io.IOException;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/**
 * A Google Calendar; clients use {@link #baseUri} as the root URL of the service. The API lies under
 * {@code /calendar/v3}, the token endpoint under {@code /token}.
 */
public final class GoogleCalendarSimulator extends Simulator {
    private final PushChannels channels;

    private GoogleCalendarSimulator(SimServer server, PushChannels channels) {
        super(server);
        this.channels = channels;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static GoogleCalendarSimulator start(GoogleCalendarSettings settings) throws IOException {
        PushChannels channels = new PushChannels(settings.clock());
        CalendarStore calendars = new CalendarStore(settings.calendars(), settings.clock(), channels::moved);
        TokenEndpoint tokens = new TokenEndpoint(settings);
        SimServer.Builder server = SimServer.named("google-calendar")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    calendars.reset();
                    tokens.reset();
                    channels.clear();
                })
                .faultResponse(status -> GoogleErrors.injected(status).response());
        new CalendarApi(calendars, tokens, channels).addTo(server);
        try {
            return new GoogleCalendarSimulator(server.start(), channels);
        } catch (IOException notStarted) {
            channels.close();
            throw notStarted;
        }
    }

    @Override
    public void close() {
        super.close();
        channels.close();
    }
}
