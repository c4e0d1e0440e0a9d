package dev.wavegate.bench.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the simulated ServiceNow was asked, except by this one, which uses the versioned paths for itself. */
final class InstanceLog {
    private static final String MANAGER = "change.manager:change.manager";
    private static final String OURS = "/api/now/v2/";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI instance;

    InstanceLog(URI instance) {
        this.instance = instance;
    }

    void clear() throws IOException, InterruptedException {
        send("DELETE", "/_sim/requests");
    }

    /** How many calls there were since it was cleared. */
    int calls() throws IOException, InterruptedException {
        int calls = 0;
        for (JsonNode request : json.readTree(send("GET", "/_sim/requests").body())) {
            calls += request.path("path").asText().startsWith(OURS) ? 0 : 1;
        }
        return calls;
    }

    /** Waits until so many changes await approval. */
    void awaitRequested(int changes, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        int requested = 0;
        while (requested < changes) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "only " + requested + " of " + changes + " changes await approval after " + atMost);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            requested = (int) send("GET", OURS + "table/change_request?sysparm_limit=1&sysparm_query=approval=requested")
                    .headers()
                    .firstValueAsLong("X-Total-Count")
                    .orElse(0);
        }
    }

    /** Waits for a time in which there was no call but that of the feed, and counts the calls until then, after those so far. */
    int awaitQuiet(Duration tick, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        int before = calls();
        int known = before;
        while (true) {
            Thread.sleep(tick.multipliedBy(2).toMillis());
            int now = calls();
            if (now - known <= 3) {
                return now - before;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("ServiceNow is still called after " + atMost);
            }
            known = now;
        }
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(MANAGER.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(instance + path))
                        .header("Authorization", "Basic " + login)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " was answered with HTTP " + response.statusCode());
        }
        return response;
    }
}
