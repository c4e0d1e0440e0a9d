package dev.wavegate.simulators.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/** A running HTTP server of one simulator, with the control plane under /_sim; closing it frees the port. */
public final class SimServer implements Closeable {
    private static final int THREADS = 16;

    static {
        // Headers and body leave in two packets; without this every answer waits for a delayed ACK of 40 ms.
        preset("sun.net.httpserver.nodelay", "true");
        // Clients keep connections for minutes; the default of 30 s closes them under a request that is not repeatable.
        preset("sun.net.httpserver.idleInterval", "1800");
    }

    private final String host;
    private final HttpServer server;
    private final ExecutorService threads;

    private SimServer(String host, HttpServer server, ExecutorService threads) {
        this.host = host;
        this.server = server;
        this.threads = threads;
    }

    /** Begins a server; the name appears in thread names and in the message about a taken port. */
    public static SimServerBuilder named(String name) {
        return new SimServerBuilder(name);
    }

    static SimServer listening(String name, String host, int port, SimExchange exchange) throws IOException {
        HttpServer server = bound(name, host, port);
        AtomicInteger counter = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "sim-" + name + "-" + counter.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange);
        server.start();
        return new SimServer(host, server, threads);
    }

    private static HttpServer bound(String name, String host, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        } catch (BindException taken) {
            BindException named = new BindException("the " + name + " simulator cannot listen on port " + port + " of "
                    + host + ": " + taken.getMessage());
            named.initCause(taken);
            throw named;
        }
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
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
