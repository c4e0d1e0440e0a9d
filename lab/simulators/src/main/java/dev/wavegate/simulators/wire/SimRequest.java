package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        this.queries = UrlText.pairs(rawQuery);
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
                throw new SimRefusal(SimResponse.json(413, Map.of("error", "body must be at most 64 MiB")));
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
        return UrlText.decodedPath(rawPath);
    }

    /** The query as sent, still encoded; empty when there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The decoded value of a variable of the route's template. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
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

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; anything else ends the request with 400 and the parser's reason. */
    public JsonNode json() {
        try {
            return parsedJson();
        } catch (IOException malformed) {
            String reason = malformed.getMessage();
            throw new SimRefusal(
                    SimResponse.json(400, Map.of("error", "body must be JSON: " + (reason == null ? "" : reason))));
        }
    }

    /** The body as JSON for callers with an error format of their own; an empty body is malformed. */
    public JsonNode parsedJson() throws IOException {
        JsonNode parsed = Json.parse(body);
        if (parsed.isMissingNode()) {
            throw new IOException("the body is empty");
        }
        return parsed;
    }

    /** The first value of a field of a form body. */
    public Optional<String> form(String name) {
        return UrlText.pairs(text()).getOrDefault(name, List.of()).stream().findFirst();
    }

    String rawPath() {
        return rawPath;
    }
}
