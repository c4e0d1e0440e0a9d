package dev.wavegate.simulators.pagerduty;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** A PagerDuty account on loopback until it is closed. */
public final class PagerDutySimulator implements Closeable {

    private final SimServer server;

    private PagerDutySimulator(SimServer server) {
        this.server = server;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static PagerDutySimulator start(PagerDutySettings settings) throws IOException {
        ScheduleBoard board = new ScheduleBoard(settings.schedules());
        RequestBudget budget = new RequestBudget(settings.requestsPerMinute(), settings.clock());
        SimServerBuilder builder = SimServer.named("pagerduty")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    board.reset();
                    budget.reset();
                })
                .faultAnswer(
                        status -> budget.told(PagerDutyProblem.injected(status).response()));
        new PagerDutyApi(board, budget, settings.apiKey(), settings.clock()).addTo(builder);
        new PagerDutyControl(board).addTo(builder);
        return new PagerDutySimulator(builder.start());
    }

    /** The root of the API. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }
}
