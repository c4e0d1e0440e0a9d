package dev.wavegate.simulators.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last ten thousand requests, newest last; safe for concurrent use. */
final class RequestLog {
    private static final int CAPACITY = 10_000;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    synchronized void clear() {
        entries.clear();
    }

    synchronized List<Map<String, Object>> toWire() {
        return entries.stream().map(Entry::toWire).toList();
    }

    /** Status 0 means that the connection was closed before any route ran; fault is empty when none was served. */
    record Entry(String method, String path, String query, int status, Instant at, String fault) {
        Map<String, Object> toWire() {
            Map<String, Object> wire = new LinkedHashMap<>();
            wire.put("method", method);
            wire.put("path", path);
            wire.put("query", query);
            wire.put("status", status);
            wire.put("at", at.toString());
            if (!fault.isEmpty()) {
                wire.put("fault", fault);
            }
            return wire;
        }
    }
}
