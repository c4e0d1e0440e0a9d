package dev.wavegate.simulators.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Talks to a simulator as an outside client does. */
public final class SimClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final List<String> headers;

    public SimClient(URI root, String... headers) {
        this.root = root;
        this.headers = List.of(headers);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends the body with single quotes read as double ones. */
    public Answer post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'));
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"'));
    }

    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int index = 0; index < headers.size(); index += 2) {
            request.header(headers.get(index), headers.get(index + 1));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = response.body().startsWith("{") || response.body().startsWith("[")
                    ? MAPPER.readTree(response.body())
                    : MAPPER.missingNode();
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(int status, JsonNode json, HttpResponse<String> response) {

        public String at(String pointer) {
            return json.at(pointer).asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
