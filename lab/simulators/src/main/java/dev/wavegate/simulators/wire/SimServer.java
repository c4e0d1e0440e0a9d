package dev.wavegate.simulators.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpServer;

/** A running HTTP server of one simulator on loopback, with the control plane under /_sim; closing it frees the port. */
public final class SimServer implements Closeable {
    static final String CONTROL = "/_sim/";

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 16;

    static {
        // Headers and body leave in two packets; without this every response waits for a delayed ACK of 40 ms.
        preset("sun.net.httpserver.nodelay", "true");
        // Clients keep connections for minutes; the default of 30 s closes them under a request that is not repeatable.
        preset("sun.net.httpserver.idleInterval", "1800");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private SimServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Begins a server; the name appears in thread names and in the message about a taken port. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address to reach the server at, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://" + HOST + ":" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Collects what a server needs; used once, by one thread. */
    public static final class Builder {
        private final String name;
        private final Routes routes = new Routes();
        private int port;
        private Clock clock = Clock.systemUTC();
        private Runnable onReset = () -> {};
        private IntFunction<SimResponse> faultResponse =
                status -> SimResponse.error(status, "injected fault with status " + status);

        private Builder(String name) {
            this.name = name;
        }

        /** The port to listen on; 0 takes a free one. */
        public Builder port(int chosen) {
            if (chosen < 0 || chosen > 65_535) {
                throw new IllegalArgumentException("port must be between 0 and 65535, but is " + chosen);
            }
            port = chosen;
            return this;
        }

        /** The clock of the request log. */
        public Builder clock(Clock chosen) {
            clock = chosen;
            return this;
        }

        /** Called on POST /_sim/reset, after the faults are cleared. */
        public Builder onReset(Runnable action) {
            onReset = action;
            return this;
        }

        /** Adds a route; the template has literal segments, {variable} segments and {variable}:verb segments. */
        public Builder route(String method, String template, SimRoute route) {
            routes.add(method, template, route);
            return this;
        }

        /** Adds a route under /_sim, where every mistake in a request is answered with 400 and its reason. */
        public Builder control(String method, String template, SimRoute route) {
            return route(method, CONTROL + template, request -> {
                try {
                    return route.answer(request);
                } catch (IllegalArgumentException | DateTimeException | SimRefusal mistake) {
                    return SimResponse.error(400, String.valueOf(mistake.getMessage()));
                }
            });
        }

        /** Answers every path no template fits; 404 unless set. */
        public Builder fallback(SimRoute route) {
            routes.fallBackTo(route);
            return this;
        }

        /** The vendor's error body for an injected status. */
        public Builder faultResponse(IntFunction<SimResponse> response) {
            faultResponse = response;
            return this;
        }

        /** Binds and serves; a port that is taken is a java.net.BindException naming it. */
        public SimServer start() throws IOException {
            Faults faults = new Faults();
            RequestLog requests = new RequestLog();
            Exchanges exchanges = new Exchanges();
            faults.addTo(this);
            requests.addTo(this);
            exchanges.addTo(this);
            control("POST", "reset", request -> {
                faults.clear();
                onReset.run();
                requests.clear();
                exchanges.stop();
                return SimResponse.empty(204);
            });
            HttpServer server = bound();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named(name));
            server.setExecutor(threads);
            server.createContext("/", new SimEndpoint(routes, faults, requests, exchanges, clock, faultResponse));
            server.start();
            return new SimServer(server, threads);
        }

        private HttpServer bound() throws IOException {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            } catch (BindException taken) {
                BindException named = new BindException("the " + name + " simulator cannot listen on port " + port
                        + " of " + HOST + ": " + taken.getMessage());
                named.initCause(taken);
                throw named;
            }
        }
    }
}
