package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** One request, read completely: decoded path, query, headers and body. */
public final class SimRequest {
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, List<String>> queries;
    private final Headers headers;
    private final byte[] body;
    private final Map<String, String> variables;

    private SimRequest(
            String method,
            String rawPath,
            String rawQuery,
            Headers headers,
            byte[] body,
            Map<String, String> variables) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.queries = pairs(rawQuery);
        this.headers = headers;
        this.body = body;
        this.variables = variables;
    }

    static SimRequest read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String override = headers.getFirst("X-HTTP-Method-Override");
        String method = override == null ? exchange.getRequestMethod() : override.toUpperCase(Locale.ROOT);
        String query = exchange.getRequestURI().getRawQuery();
        byte[] body = readBody(exchange, headers);
        return new SimRequest(
                method, exchange.getRequestURI().getRawPath(), query == null ? "" : query, headers, body, Map.of());
    }

    private static byte[] readBody(HttpExchange exchange, Headers headers) throws IOException {
        boolean zipped = "gzip".equalsIgnoreCase(headers.getFirst("Content-Encoding"));
        try (InputStream sent = exchange.getRequestBody();
                InputStream plain = zipped ? new GZIPInputStream(sent) : sent) {
            byte[] body = plain.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw SimRefusal.of(413, "body must be at most 64 MiB");
            }
            return body;
        }
    }

    SimRequest withVariables(Map<String, String> bound) {
        return new SimRequest(method, rawPath, rawQuery, headers, body, bound);
    }

    /** Upper case; a method override header has already been applied. */
    public String method() {
        return method;
    }

    /** The decoded path, without the query. */
    public String path() {
        return decodedPath(rawPath);
    }

    String rawPath() {
        return rawPath;
    }

    /** The scheme and host that the client used. */
    public String origin() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    /** The query as sent, still encoded; empty when there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The decoded value of a variable of the route's template. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** All values of a query parameter in the order sent. */
    public List<String> queries(String name) {
        return List.copyOf(queries.getOrDefault(name, List.of()));
    }

    /** Every query parameter in the order sent. */
    public Map<String, List<String>> queries() {
        return queries;
    }

    /** Whether a query parameter is {@code true}. */
    public boolean flag(String name) {
        return query(name).equals(Optional.of("true"));
    }

    /** A query parameter that must be a time with an offset. */
    public Instant moment(String name) {
        String text = query(name).orElse("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(name + " must be a time, but is '" + text + "'", notATime);
        }
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The first values of all headers but those that show who is calling. */
    Map<String, String> headersWithoutCredentials() {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> values.stream().findFirst().ifPresent(value -> shown.put(name, value)));
        shown.keySet().removeAll(Set.of("Authorization", "Cookie"));
        return shown;
    }

    /** The bearer token of the Authorization header; empty when there is none. */
    public String bearerToken() {
        String header = header("Authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : "";
    }

    /** The body as sent. */
    public byte[] bytes() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; anything else ends the request with 400 and the parser's reason. */
    public JsonNode json() {
        return json(reason -> SimRefusal.of(400, "body must be JSON: " + reason));
    }

    /** The body as JSON for callers with an error format of their own; an empty body is malformed. */
    public JsonNode json(Function<String, SimRefusal> malformed) {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            throw malformed.apply(String.valueOf(e.getMessage()));
        }
    }

    /** The first value of a field of a form body. */
    public Optional<String> form(String name) {
        return pairs(text()).getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Pairs of a query or a form, in order, values of one name together. */
    private static Map<String, List<String>> pairs(String raw) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            pairs.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
        return pairs;
    }

    /** In a path a plus sign is a plus sign. */
    static String decodedPath(String raw) {
        return decoded(raw.replace("+", "%2B"));
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw SimRefusal.of(400, "malformed percent-encoding: " + raw);
        }
    }
}
