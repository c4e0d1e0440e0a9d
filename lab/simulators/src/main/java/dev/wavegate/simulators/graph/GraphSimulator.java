package dev.wavegate.simulators.graph;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** A tenant of Microsoft Graph with Shifts, on loopback until it is closed. */
public final class GraphSimulator implements Closeable {

    private final SimServer server;

    private GraphSimulator(SimServer server) {
        this.server = server;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static GraphSimulator start(GraphSettings settings) throws IOException {
        TeamBoard board = new TeamBoard(settings.seed());
        TokenDesk tokens = new TokenDesk(settings);
        TeamQuota quota = new TeamQuota(settings.requestsPerSecond(), settings.clock());
        SimServerBuilder builder = SimServer.named("graph")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    board.reset();
                    tokens.reset();
                    quota.reset();
                })
                .faultAnswer(status -> GraphProblem.injected(status).response());
        new GraphApi(board, tokens, quota).addTo(builder);
        new GraphControl(board).addTo(builder);
        return new GraphSimulator(builder.start());
    }

    /** The root of the server; the API lies under {@code /v1.0}, tokens under {@code /<tenant>/oauth2/v2.0/token}. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }
}
