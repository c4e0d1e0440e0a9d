package dev.wavegate.simulators.wire;

import java.io.Closeable;
import java.net.URI;

/** A simulated system, served on loopback until it is closed. */
public abstract class Simulator implements Closeable {
    private final SimServer server;

    protected Simulator(SimServer server) {
        this.server = server;
    }

    /** The root of the server, without a trailing slash. */
    public final URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }
}
