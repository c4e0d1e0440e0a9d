package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Talks to a simulator as an outside client does. */
public final class SimClient {

    private final WireClient client;
    private final String[] headers;

    public SimClient(URI root, String... headers) {
        client = new WireClient(root);
        this.headers = headers.clone();
    }

    public ApiResponse get(String path) {
        return send("GET", path, "");
    }

    public ApiResponse delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends the body with single quotes read as double ones. */
    public ApiResponse post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'));
    }

    public ApiResponse put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"'));
    }

    public ApiResponse send(String method, String path, String body) {
        try {
            HttpResponse<String> response = client.send(method, path, body, headers);
            boolean json = response.body().startsWith("{") || response.body().startsWith("[");
            return new ApiResponse(
                    response.statusCode(), json ? WireClient.json(response) : MissingNode.getInstance(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record ApiResponse(int status, JsonNode json, HttpResponse<String> response) {

        public String at(String pointer) {
            return json.at(pointer).asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
