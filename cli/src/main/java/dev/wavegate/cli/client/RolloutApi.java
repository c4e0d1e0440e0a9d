package dev.wavegate.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.plan.PlanFormat;

/** Starts and reads rollouts, and searches for windows, as any client of the API does. */
public final class RolloutApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than the API waits for its engine, so that the API's own answer arrives. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final Optional<String> token;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An API that asks for no token. */
    public RolloutApi(URI api) {
        this(api, Optional.empty());
    }

    public RolloutApi(URI api, Optional<String> token) {
        this.api = api;
        this.token = token;
    }

    /** Starts the rollout of the plan and answers its id; a refused plan comes back with all its reasons. */
    public String start(byte[] plan, PlanFormat format) throws IOException, InterruptedException {
        String type = format == PlanFormat.JSON ? "application/json" : "application/yaml";
        HttpResponse<String> response = client.send(
                request("/api/v1/rollouts")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(plan))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = tree(response.body());
        if (response.statusCode() / 100 == 2) {
            return body.path("id").asText();
        }
        throw new PlanRefused(reasons(response.statusCode(), body));
    }

    /** The answer to a question about windows, in JSON; one that is refused comes back with all its reasons. */
    public JsonNode searchWindows(String question) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request("/api/v1/windows:search")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = tree(response.body());
        if (response.statusCode() != 200) {
            throw new PlanRefused(reasons(response.statusCode(), body));
        }
        return body;
    }

    /** How the rollout stands. */
    public RolloutView view(String rollout) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request("/api/v1/rollouts/" + rollout).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the API returned HTTP " + response.statusCode() + " for rollout " + rollout);
        }
        JsonNode body = tree(response.body());
        Map<String, Long> outcomes = new HashMap<>();
        body.path("outcomes")
                .properties()
                .forEach(each -> outcomes.put(each.getKey(), each.getValue().asLong()));
        return new RolloutView(
                RolloutState.valueOf(body.path("state").asText()),
                text(body.path("change").path("number")),
                outcomes,
                text(body.path("ending")));
    }

    /** The events of the rollout's journal after the position, for as long as the connection holds. */
    InputStream events(String rollout, long after) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                authorized("/api/v1/rollouts/" + rollout + "/journal:stream").header("Accept", "text/event-stream");
        if (after > 0) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        HttpResponse<InputStream> response =
                client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("the API returned HTTP " + response.statusCode() + " for the journal");
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return authorized(path).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private HttpRequest.Builder authorized(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private static List<String> reasons(int status, JsonNode problem) {
        List<String> lines = new ArrayList<>();
        problem.path("reasons").forEach(reason -> lines.add(reason.isTextual() ? reason.asText() : reason(reason)));
        if (lines.isEmpty()) {
            lines.add(text(problem.path("detail"))
                    .or(() -> text(problem.path("title")))
                    .orElse("the API returned HTTP " + status));
        }
        return lines;
    }

    private static String reason(JsonNode reason) {
        String value = reason.path("value").asText("");
        return reason.path("path").asText() + ": " + reason.path("rule").asText()
                + (value.isEmpty() ? "" : " (found \"" + value + "\")");
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }

    static JsonNode tree(String json) {
        try {
            return json.isBlank() ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
