package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Collects what a server needs; used once, by one thread. */
public final class SimServerBuilder {
    private final String name;
    private final List<RouteTable.Entry> routes = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private Runnable onReset = () -> {};
    private SimRoute fallback = request ->
            SimResponse.json(404, Map.of("error", "no route for " + request.method() + " " + request.path()));
    private IntFunction<SimResponse> faultAnswer =
            status -> SimResponse.json(status, Map.of("error", "injected fault with status " + status));

    SimServerBuilder(String name) {
        this.name = name;
    }

    public SimServerBuilder host(String host) {
        this.host = host;
        return this;
    }

    /** The port to listen on; 0 takes a free one. */
    public SimServerBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        }
        this.port = port;
        return this;
    }

    /** The clock of the request log. */
    public SimServerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Called on POST /_sim/reset, after the faults are cleared. */
    public SimServerBuilder onReset(Runnable onReset) {
        this.onReset = onReset;
        return this;
    }

    /** Adds a route; the template has literal segments, {variable} segments and {variable}:verb segments. */
    public SimServerBuilder route(String method, String template, SimRoute route) {
        routes.add(new RouteTable.Entry(method, PathTemplate.of(template), route));
        return this;
    }

    /** Answers every path no template fits; 404 unless set. */
    public SimServerBuilder fallback(SimRoute fallback) {
        this.fallback = fallback;
        return this;
    }

    /** The vendor's error body for an injected status. */
    public SimServerBuilder faultAnswer(IntFunction<SimResponse> faultAnswer) {
        this.faultAnswer = faultAnswer;
        return this;
    }

    /** Binds and serves; a port that is taken is a java.net.BindException naming it. */
    public SimServer start() throws IOException {
        FaultPlan faults = new FaultPlan();
        RequestLog requests = new RequestLog();
        List<RouteTable.Entry> all = new ArrayList<>(routes);
        all.addAll(new ControlPlane(faults, requests, onReset).routes());
        SimExchange exchange = new SimExchange(new RouteTable(all, fallback), faults, requests, clock, faultAnswer);
        return SimServer.listening(name, host, port, exchange);
    }
}
