package dev.wavegate.simulators.wire;

import java.util.List;
import java.util.Map;

/** The routes under /_sim that every simulator has: faults, the request log, and reset. */
final class ControlPlane {
    static final String PREFIX = "/_sim/";

    private final FaultPlan faults;
    private final RequestLog requests;
    private final Runnable onReset;

    ControlPlane(FaultPlan faults, RequestLog requests, Runnable onReset) {
        this.faults = faults;
        this.requests = requests;
        this.onReset = onReset;
    }

    List<RouteTable.Entry> routes() {
        return List.of(
                entry("POST", "faults", this::addFaults),
                entry("GET", "faults", request -> listFaults()),
                entry("DELETE", "faults", request -> clearFaults()),
                entry("GET", "requests", request -> SimResponse.json(200, requests.toWire())),
                entry("DELETE", "requests", request -> clearRequests()),
                entry("POST", "reset", request -> reset()));
    }

    private static RouteTable.Entry entry(String method, String name, SimRoute route) {
        return new RouteTable.Entry(method, PathTemplate.of(PREFIX + name), route);
    }

    private SimResponse addFaults(SimRequest request) {
        try {
            faults.add(FaultReader.read(request.json()));
            return listFaults();
        } catch (IllegalArgumentException mistake) {
            return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
        }
    }

    private SimResponse listFaults() {
        return SimResponse.json(
                200, faults.waiting().stream().map(Fault::toWire).toList());
    }

    private SimResponse clearFaults() {
        faults.clear();
        return SimResponse.empty(204);
    }

    private SimResponse clearRequests() {
        requests.clear();
        return SimResponse.empty(204);
    }

    private SimResponse reset() {
        faults.clear();
        onReset.run();
        requests.clear();
        return SimResponse.empty(204);
    }
}
