package dev.wavegate.simulators.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads faults as people post them; every mistake is an IllegalArgumentException naming rule and value. */
final class FaultReader {
    private static final Set<String> KEYS =
            Set.of("match", "kind", "status", "retryAfterSeconds", "delayMillis", "times");
    private static final Set<String> MATCH_KEYS = Set.of("method", "path");

    private FaultReader() {}

    static List<Fault> read(JsonNode body) {
        List<Fault> faults = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(element -> faults.add(readOne(element)));
        } else {
            faults.add(readOne(body));
        }
        return faults;
    }

    private static Fault readOne(JsonNode body) {
        requireObject("a fault", body);
        refuseUnknown(body, KEYS);
        JsonNode match = body.path("match");
        if (!match.isMissingNode()) {
            requireObject("match", match);
            refuseUnknown(match, MATCH_KEYS);
        }
        FaultKind kind = kind(text(body, "kind"));
        int defaultStatus = kind == FaultKind.STATUS ? 500 : 200;
        return new Fault(
                text(match, "method").toUpperCase(Locale.ROOT),
                text(match, "path"),
                kind,
                (int) number(body, "status", defaultStatus),
                (int) number(body, "retryAfterSeconds", 0),
                number(body, "delayMillis", 0),
                (int) number(body, "times", 1));
    }

    private static FaultKind kind(String name) {
        return FaultKind.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                        + Stream.of(FaultKind.values()).map(FaultKind::wireName).collect(Collectors.joining(", "))
                        + ", but is '" + name + "'"));
    }

    private static void requireObject(String what, JsonNode body) {
        if (!body.isObject()) {
            throw new IllegalArgumentException(what + " must be an object, but is " + body);
        }
    }

    private static void refuseUnknown(JsonNode body, Set<String> known) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown key " + name);
            }
        }
    }

    private static String text(JsonNode body, String key) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + " must be text, but is " + value);
        }
        return value.textValue();
    }

    private static long number(JsonNode body, String key, long absent) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(key + " must be a whole number, but is " + value);
        }
        return value.longValue();
    }
}
