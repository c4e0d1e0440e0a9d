package dev.wavegate.simulators.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Percent-decoding of paths and of name/value pairs; malformed escapes are refused with 400. */
final class UrlText {
    private UrlText() {}

    /** In a path a plus sign is a plus sign. */
    static String decodedPath(String raw) {
        return decoded(raw.replace("+", "%2B"));
    }

    /** Pairs of a query or a form, in order, values of one name together. */
    static Map<String, List<String>> pairs(@Nullable String raw) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return pairs;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            pairs.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
        return pairs;
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new SimRefusal(SimResponse.json(400, Map.of("error", "malformed percent-encoding: " + raw)));
        }
    }
}
