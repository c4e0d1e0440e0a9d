package dev.wavegate.integrations.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Speaks to a simulator beside the adapter under test: faults, the request log, and anything a person would do. */
public final class SimulatorControl {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final Map<String, String> headers;

    /** Without an identity, which is enough for the control plane. */
    public SimulatorControl(URI root) {
        this(root, Map.of());
    }

    /** With these headers on every request. */
    public SimulatorControl(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = Map.copyOf(headers);
    }

    /** Back to the seed, without faults and log. */
    public void reset() {
        send("POST", "/_sim/reset", "");
    }

    /** The next matching request meets a fault of this kind. */
    public void fault(String kind, String method, String path) {
        fault(kind, method, path, 1);
    }

    /** So many matching requests meet a fault of this kind. */
    public void fault(String kind, String method, String path, int times) {
        send(
                "POST",
                "/_sim/faults",
                fault(method, path).put("kind", kind).put("times", times).toString());
    }

    /** The next matching request is answered with this status. */
    public void refuse(int status, String method, String path, int retryAfterSeconds) {
        ObjectNode fault = fault(method, path)
                .put("kind", "status")
                .put("status", status)
                .put("retryAfterSeconds", retryAfterSeconds);
        send("POST", "/_sim/faults", fault.toString());
    }

    /** The next matching request is answered late. */
    public void delay(int millis, String method, String path) {
        send(
                "POST",
                "/_sim/faults",
                fault(method, path)
                        .put("kind", "delay")
                        .put("delayMillis", millis)
                        .toString());
    }

    private static ObjectNode fault(String method, String path) {
        ObjectNode fault = JSON.createObjectNode();
        fault.putObject("match").put("method", method).put("path", path);
        return fault;
    }

    /** How many requests of this method to this path have been seen. */
    public long seen(String method, String path) {
        return StreamSupport.stream(json("/_sim/requests").spliterator(), false)
                .filter(each -> each.path("method").asText().equals(method))
                .filter(each -> each.path("path").asText().equals(path))
                .count();
    }

    /** What a GET answers. */
    public JsonNode json(String path) {
        return parsed(send("GET", path, "").body());
    }

    /** What a request with a JSON body answers; the status is left to the caller. */
    public HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        }
    }

    /** Reads JSON. */
    public static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
