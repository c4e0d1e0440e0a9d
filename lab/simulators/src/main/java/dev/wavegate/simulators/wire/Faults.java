package dev.wavegate.simulators.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** The faults still to be served, oldest first; safe for concurrent use. */
final class Faults {
    private static final long LONGEST_DELAY_MILLIS = 600_000;

    private final List<Fault> waiting = new ArrayList<>();
    private final Random chance = new Random(1);

    void addTo(SimServer.Builder server) {
        server.control("POST", "faults", request -> add(request.json()))
                .control("GET", "faults", request -> list())
                .control("DELETE", "faults", request -> {
                    clear();
                    return SimResponse.empty(204);
                });
    }

    /** Adds one fault or an array of them, or none when one of them is malformed. */
    private synchronized SimResponse add(JsonNode body) {
        List<JsonNode> posted = body.isArray() ? JsonFields.elements("faults", body) : List.of(body);
        waiting.addAll(posted.stream().map(Fault::read).toList());
        return list();
    }

    private synchronized SimResponse list() {
        return SimResponse.json(200, waiting.stream().map(Fault::toWire).toList());
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** Takes one serving of the oldest fault that matches. */
    synchronized Optional<Fault> take(SimRequest request) {
        for (ListIterator<Fault> faults = waiting.listIterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.matches(request) && chance.nextDouble() < fault.share()) {
                if (fault.times() == 1) {
                    faults.remove();
                } else {
                    faults.set(fault.onceLess());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** What a fault does to a request; the wire name is the constant in lower case with dashes. */
    enum Kind {
        STATUS,
        DELAY,
        DROP,
        COMMIT_THEN_DROP,
        MALFORMED,
        HTML;

        static Kind read(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                            + Arrays.stream(values()).map(Kind::wireName).collect(Collectors.joining(", "))
                            + ", but is '" + name + "'"));
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Answers the next matching requests wrongly; an empty method or path matches every one, a path ending in * matches
     * by prefix, as the agent (the User-Agent) always does, and a delay is served before whatever the kind does.
     *
     * @param share of the matching requests, at random; above 0, and 1 for each of them
     */
    record Fault(
            String method,
            String path,
            String agent,
            Kind kind,
            double share,
            int status,
            int retryAfterSeconds,
            long delayMillis,
            int times) {
        Fault {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be above 0 and at most 1, but is " + share);
            }
            require(status >= 200 && status <= 599, "status must be between 200 and 599", status);
            require(retryAfterSeconds >= 0, "retryAfterSeconds must not be negative", retryAfterSeconds);
            require(
                    delayMillis >= 0 && delayMillis <= LONGEST_DELAY_MILLIS,
                    "delayMillis must be between 0 and " + LONGEST_DELAY_MILLIS,
                    delayMillis);
            require(times >= 1, "times must be at least 1", times);
            require(
                    kind != Kind.DELAY || delayMillis > 0,
                    "delayMillis must be at least 1 for kind delay",
                    delayMillis);
        }

        private static void require(boolean holds, String rule, long value) {
            if (!holds) {
                throw new IllegalArgumentException(rule + ", but is " + value);
            }
        }

        static Fault read(JsonNode body) {
            JsonFields fault = JsonFields.of(
                    "a fault", body, "match", "kind", "share", "status", "retryAfterSeconds", "delayMillis", "times");
            JsonFields match = fault.object("match", "method", "path", "agent");
            Kind kind = Kind.read(fault.text("kind", ""));
            return new Fault(
                    match.text("method", "").toUpperCase(Locale.ROOT),
                    match.text("path", ""),
                    match.text("agent", ""),
                    kind,
                    fault.decimal("share", 1),
                    fault.integer("status", kind == Kind.STATUS ? 500 : 200),
                    fault.integer("retryAfterSeconds", 0),
                    fault.number("delayMillis", 0),
                    fault.integer("times", 1));
        }

        private boolean matches(SimRequest request) {
            String requested = request.path();
            boolean here = path.endsWith("*")
                    ? requested.startsWith(path.substring(0, path.length() - 1))
                    : path.isEmpty() || path.equals(requested);
            return here
                    && (method.isEmpty() || method.equals(request.method()))
                    && request.header("User-Agent").orElse("").startsWith(agent);
        }

        private Fault onceLess() {
            return new Fault(method, path, agent, kind, share, status, retryAfterSeconds, delayMillis, times - 1);
        }

        SimResponse withRetryAfter(SimResponse response) {
            return retryAfterSeconds == 0
                    ? response
                    : response.withHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }

        private Map<String, Object> toWire() {
            Map<String, String> match = new LinkedHashMap<>();
            if (!method.isEmpty()) {
                match.put("method", method);
            }
            if (!path.isEmpty()) {
                match.put("path", path);
            }
            if (!agent.isEmpty()) {
                match.put("agent", agent);
            }
            Map<String, Object> wire = new LinkedHashMap<>();
            wire.put("match", match);
            wire.put("kind", kind.wireName());
            if (share < 1) {
                wire.put("share", share);
            }
            wire.put("status", status);
            wire.put("retryAfterSeconds", retryAfterSeconds);
            wire.put("delayMillis", delayMillis);
            wire.put("times", times);
            return wire;
        }
    }
}
