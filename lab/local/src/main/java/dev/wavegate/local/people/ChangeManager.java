package dev.wavegate.local.people;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.text.ReadableTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A change manager who looks through the requests for approval in ServiceNow and decides each some time after seeing
 * it, with an own login and through the API that people's tools use.
 */
public final class ChangeManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeManager.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Account account;
    private final Duration after;
    private final Decision decision;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock;
    private final Map<String, Long> firstSeen = new HashMap<>();

    private ChangeManager(Account account, Duration after, Decision decision) {
        this.account = account;
        this.after = after;
        this.decision = decision;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "change-manager");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Goes to work at the account, and decides whatever is asked, each the given time after seeing it, until closed. */
    public static ChangeManager atWork(Account account, Duration after, Decision decision) {
        if (after.isNegative()) {
            throw new IllegalArgumentException("after must not be negative, but is " + ReadableTime.of(after));
        }
        ChangeManager manager = new ChangeManager(account, after, decision);
        var unused = manager.clock.scheduleWithFixedDelay(
                manager::lookThroughRequests, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return manager;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void lookThroughRequests() {
        try {
            Set<String> asked = requestedChanges();
            firstSeen.keySet().retainAll(asked);
            long now = System.nanoTime();
            for (String change : asked) {
                long seen = firstSeen.computeIfAbsent(change, unseen -> now);
                if (now - seen >= after.toNanos()) {
                    decide(change);
                }
            }
        } catch (IOException | RuntimeException e) {
            // ServiceNow may be away for a while; a person would look again later as well.
            LOG.atInfo().setCause(e).log("The simulated change manager could not call ServiceNow");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> requestedChanges() throws IOException, InterruptedException {
        String query = "state=requested^approver.user_name=" + account.username();
        URI uri = URI.create(account.serviceNow()
                + "/api/now/table/sysapproval_approver?sysparm_fields=sysapproval&sysparm_exclude_reference_link=true"
                + "&sysparm_limit=1000&sysparm_query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        Set<String> changes = new HashSet<>();
        for (JsonNode row : send(request(uri).GET()).path("result")) {
            changes.add(row.path("sysapproval").asText());
        }
        return changes;
    }

    private void decide(String change) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", decision.state());
        if (!decision.comment().isEmpty()) {
            body.put("comments", decision.comment());
        }
        URI uri = URI.create(account.serviceNow() + "/api/sn_chg_rest/change/" + change + "/approvals");
        JsonNode answer = send(request(uri)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())));
        LOG.atInfo()
                .addKeyValue(
                        "change",
                        answer.path("result").path("number").path("value").asText())
                .addKeyValue("state", decision.state())
                .log("The simulated change manager decided");
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", account.authorization());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("ServiceNow returned HTTP " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Where a change manager works, and as whom. */
    public record Account(URI serviceNow, String username, String password) {
        String authorization() {
            byte[] login = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(login);
        }

        @Override
        public String toString() {
            return "Account[serviceNow=" + serviceNow + ", username=" + username + ", password=***]";
        }
    }
}
