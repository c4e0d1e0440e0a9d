package dev.wavegate.simulators.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The last ten thousand requests, newest last; safe for concurrent use. */
final class RequestLog {
    private static final int CAPACITY = 50_000;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    void addTo(SimServer.Builder server) {
        server.control("GET", "requests", request -> SimResponse.json(200, all()))
                .control("DELETE", "requests", request -> {
                    clear();
                    return SimResponse.empty(204);
                });
    }

    /** Status 0 means that the connection was closed before any route ran; fault is empty when none was served. */
    synchronized void add(SimRequest request, int status, Instant at, String fault) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(request.method(), request.path(), request.rawQuery(), status, at.toString(), fault));
    }

    synchronized void clear() {
        entries.clear();
    }

    private synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    private record Entry(
            String method,
            String path,
            String query,
            int status,
            String at,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String fault) {}
}
