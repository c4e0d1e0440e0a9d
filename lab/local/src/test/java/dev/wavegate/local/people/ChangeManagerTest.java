package dev.wavegate.local.people;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wavegate.simulators.servicenow.ServiceNowSettings;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeManagerTest {
    private static final String SCHEDULED = "-2";
    private static final String NEW = "-5";

    private final HttpClient client = HttpClient.newHttpClient();
    private ServiceNowSimulator serviceNow;
    private String change = "";

    @BeforeEach
    void submitAChange() throws IOException, InterruptedException {
        serviceNow = ServiceNowSimulator.start(ServiceNowSettings.defaults().withFlowLatency(Duration.ofMillis(10)));
        String group = ServiceNowSimulator.seededId("sys_user_group", "IoT Operations");
        change = send("POST", "", "{\"short_description\":\"Roll out\",\"assignment_group\":\"" + group + "\"}")
                .path("sys_id")
                .path("value")
                .asText();
        send("PATCH", "/" + change, "{\"state\":\"-4\"}");
    }

    @AfterEach
    void stop() {
        serviceNow.close();
    }

    @Test
    void approvesWhatIsAsked() throws IOException, InterruptedException {
        try (ChangeManager manager = ChangeManager.atWork(desk(), Duration.ZERO, Decision.APPROVE)) {
            assertThat(manager).isNotNull();
            awaitField("state", SCHEDULED);
        }
        assertThat(field("approval")).isEqualTo("approved");
    }

    @Test
    void rejectsWithAReason() throws IOException, InterruptedException {
        try (ChangeManager manager = ChangeManager.atWork(desk(), Duration.ZERO, Decision.REJECT)) {
            assertThat(manager).isNotNull();
            awaitField("approval", "rejected");
        }
        assertThat(field("state")).isEqualTo(NEW);
    }

    @Test
    void thinksForAsLongAsAsked() throws IOException, InterruptedException {
        try (ChangeManager manager = ChangeManager.atWork(desk(), Duration.ofDays(1), Decision.APPROVE)) {
            assertThat(manager).isNotNull();
            awaitField("approval", "requested");
        }
        assertThat(field("state")).isEqualTo("-4");
    }

    private ChangeManager.Account desk() {
        return new ChangeManager.Account(serviceNow.baseUri(), "change.manager", "change.manager");
    }

    private void awaitField(String name, String expected) throws IOException, InterruptedException {
        while (!field(name).equals(expected)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private String field(String name) throws IOException, InterruptedException {
        return send("GET", "/" + change, "").path(name).path("value").asText();
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString("wavegate:wavegate".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(serviceNow.baseUri() + "/api/sn_chg_rest/change" + path))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return new ObjectMapper().readTree(response.body()).path("result");
    }
}
