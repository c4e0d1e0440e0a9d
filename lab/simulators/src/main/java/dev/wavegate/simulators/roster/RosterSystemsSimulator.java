package dev.wavegate.simulators.roster;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.List;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** Several shift systems that plan the same rosters, on loopback until they are closed. */
public final class RosterSystemsSimulator implements Closeable {

    private final SimServer server;

    private RosterSystemsSimulator(SimServer server) {
        this.server = server;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static RosterSystemsSimulator start(RosterSystemsSettings settings) throws IOException {
        RosterBoard board = new RosterBoard(settings.seed());
        SimServerBuilder builder = SimServer.named("roster-systems")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(board::reset);
        Door door = new Door(board, settings.token());
        List<RosterSystem> systems = List.of(
                new WhenIWorkLike(board),
                new ShyftLike(board),
                new DeputyLike(board),
                new GrafanaLike(board),
                new CsvExport(board));
        systems.forEach(system -> system.addTo(builder, door));
        new RosterControl(board).addTo(builder);
        return new RosterSystemsSimulator(builder.start());
    }

    /** The root of the server, under which each system has the paths of its own. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }
}
