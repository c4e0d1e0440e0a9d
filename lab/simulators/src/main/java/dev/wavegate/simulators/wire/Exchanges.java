package dev.wavegate.simulators.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whole requests with their answers, kept once recording has begun, so that both can be held to a vendor's description;
 * without credentials. Safe for concurrent use.
 */
final class Exchanges {
    // A scenario has hundreds; beyond this the first ones are enough.
    private static final int CAPACITY = 5_000;

    private final List<Exchange> exchanges = new ArrayList<>();
    private boolean recording;

    void addTo(SimServer.Builder server) {
        server.control("POST", "exchanges", request -> {
                    begin();
                    return SimResponse.empty(204);
                })
                .control("GET", "exchanges", request -> SimResponse.json(200, all()));
    }

    synchronized void add(SimRequest request, SimResponse response, String fault) {
        if (recording && exchanges.size() < CAPACITY) {
            exchanges.add(new Exchange(
                    request.method(),
                    request.path(),
                    request.rawQuery(),
                    request.headersWithoutCredentials(),
                    request.text(),
                    response.status(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    fault));
        }
    }

    private synchronized void begin() {
        recording = true;
    }

    synchronized void stop() {
        recording = false;
        exchanges.clear();
    }

    private synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    /**
     * One of them.
     *
     * @param fault the injected fault that it met; empty for none
     */
    private record Exchange(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            String body,
            int status,
            String answer,
            String fault) {}
}
