package dev.wavegate.simulators.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One response: status 100 to 599, headers by name, and the bytes of the body (empty means no body). */
public final class SimResponse {
    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private SimResponse(int status, Map<String, String> headers, byte[] body) {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status must be between 100 and 599, but is " + status);
        }
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** Any value Jackson can write without extra modules: nodes, maps, lists, records of plain values. */
    public static SimResponse json(int status, Object value) {
        return new SimResponse(status, Map.of(CONTENT_TYPE, "application/json;charset=UTF-8"), Json.write(value));
    }

    public static SimResponse text(int status, String text) {
        return of(status, "text/plain;charset=UTF-8", text);
    }

    public static SimResponse html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page);
    }

    /** A text of any type. */
    public static SimResponse of(int status, String contentType, String text) {
        return new SimResponse(status, Map.of(CONTENT_TYPE, contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of any type. */
    public static SimResponse file(int status, String contentType, byte[] content) {
        return new SimResponse(status, Map.of(CONTENT_TYPE, contentType), content.clone());
    }

    /** The error body of the control plane and of everything that has no format of its own. */
    public static SimResponse error(int status, String reason) {
        return json(status, Map.of("error", reason));
    }

    public static SimResponse empty(int status) {
        return new SimResponse(status, Map.of(), new byte[0]);
    }

    /** The same response with one header set or replaced. */
    public SimResponse withHeader(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new SimResponse(status, extended, body);
    }

    /** The same status and headers without a body. */
    public SimResponse withoutBody() {
        Map<String, String> remaining = new LinkedHashMap<>(headers);
        remaining.remove(CONTENT_TYPE);
        return new SimResponse(status, remaining, new byte[0]);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The same response cut in half, as a connection of a dying server delivers it. */
    SimResponse truncated() {
        return new SimResponse(status, headers, Arrays.copyOf(body, body.length / 2));
    }

    byte[] body() {
        return body;
    }
}
