package dev.wavegate.simulators.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order to answer the next matching requests wrongly; an empty method or path matches every one, a path ending in *
 * matches by prefix, and a delay is served before whatever the kind does.
 */
record Fault(
        String method, String path, FaultKind kind, int status, int retryAfterSeconds, long delayMillis, int times) {
    private static final long LONGEST_DELAY_MILLIS = 600_000;

    Fault {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be between 200 and 599, but is " + status);
        }
        if (retryAfterSeconds < 0) {
            throw new IllegalArgumentException("retryAfterSeconds must not be negative, but is " + retryAfterSeconds);
        }
        if (delayMillis < 0 || delayMillis > LONGEST_DELAY_MILLIS) {
            throw new IllegalArgumentException("delayMillis must be between 0 and 600000, but is " + delayMillis);
        }
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        if (kind == FaultKind.DELAY && delayMillis == 0) {
            throw new IllegalArgumentException("delayMillis must be at least 1 for kind delay, but is 0");
        }
    }

    boolean matches(SimRequest request) {
        return (method.isEmpty() || method.equals(request.method())) && matchesPath(request.path());
    }

    private boolean matchesPath(String requested) {
        if (path.endsWith("*")) {
            return requested.startsWith(path.substring(0, path.length() - 1));
        }
        return path.isEmpty() || path.equals(requested);
    }

    Fault onceLess() {
        return new Fault(method, path, kind, status, retryAfterSeconds, delayMillis, times - 1);
    }

    Map<String, Object> toWire() {
        Map<String, String> match = new LinkedHashMap<>();
        if (!method.isEmpty()) {
            match.put("method", method);
        }
        if (!path.isEmpty()) {
            match.put("path", path);
        }
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("match", match);
        wire.put("kind", kind.wireName());
        wire.put("status", status);
        wire.put("retryAfterSeconds", retryAfterSeconds);
        wire.put("delayMillis", delayMillis);
        wire.put("times", times);
        return wire;
    }
}
