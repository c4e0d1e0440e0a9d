package dev.wavegate.local.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON over HTTP, for tests. */
final class Wire {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final URI root;
    private final Map<String, String> headers;

    private Wire(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    static Wire to(URI root) {
        return new Wire(root, Map.of());
    }

    Wire as(String user, String password) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return carrying("Authorization", "Basic " + login);
    }

    /** The same with this header alone. */
    Wire carrying(String header, String value) {
        return new Wire(root, Map.of(header, value));
    }

    ApiResponse get(String path) {
        return send("GET", path, "", "application/json");
    }

    ApiResponse post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    ApiResponse postYaml(String path, String yaml) {
        return send("POST", path, yaml, "application/yaml");
    }

    ApiResponse put(String path, String text) {
        return send("PUT", path, text, "text/plain");
    }

    ApiResponse patch(String path, String json) {
        return send("PATCH", path, json, "application/json");
    }

    ApiResponse delete(String path) {
        return send("DELETE", path, "", "application/json");
    }

    private ApiResponse send(String method, String path, String body, String type) {
        String base = root.toString();
        String joined = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(joined))
                .timeout(Duration.ofMinutes(2))
                .header("Accept", "application/json, application/problem+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(method + " " + joined, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What came back. */
    record ApiResponse(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException malformed) {
                throw new UncheckedIOException(body, malformed);
            }
        }

        /** Any 2xx will do. */
        void expectingSuccess() {
            if (status / 100 != 2) {
                throw new AssertionError("expected success, got " + status + ": " + body);
            }
        }

        ApiResponse expecting(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }
}
