package dev.wavegate.api.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDescriptionTest {
    private final HttpAnswer description =
            RunningApi.shared().get("/v3/api-docs").isStatus(200);

    @Test
    void isOpenApiOfEveryAddress() {
        assertThat(description.text("/openapi")).startsWith("3.1");
        assertThat(description.json().path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/rollouts",
                        "/api/v1/rollouts/{id}",
                        "/api/v1/rollouts/{id}/plan",
                        "/api/v1/rollouts/{id}/waves",
                        "/api/v1/rollouts/{id}/devices",
                        "/api/v1/rollouts/{id}/journal",
                        "/api/v1/rollouts/{id}/journal:stream",
                        "/api/v1/rollouts/{id}:pause",
                        "/api/v1/rollouts/{id}:resume",
                        "/api/v1/rollouts/{id}:abort",
                        "/api/v1/rollouts/{id}:rollback",
                        "/api/v1/rollouts/{id}:decide",
                        "/api/v1/windows:search",
                        "/api/v1/hooks/servicenow",
                        "/api/v1/hooks/google-calendar",
                        "/api/v1/hooks/pagerduty");
    }

    @Test
    void saysWhatEveryOperationDoesAndHowItFails() {
        for (Map.Entry<String, JsonNode> path : description.json().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                JsonNode described = operation.getValue();
                assertThat(described.path("summary").asString("")).as(name).isNotEmpty();
                assertThat(described
                                .at("/responses/401/content/application~1problem+json/schema/$ref")
                                .asString(""))
                        .as(name)
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(described.path("responses").propertyNames())
                        .as(name)
                        .anyMatch(status -> status.startsWith("2"));
            }
        }
    }

    @Test
    void describesBodiesAndAnswers() {
        assertThat(description.json().at("/components/schemas").propertyNames())
                .contains("Rollout", "RolloutSummary", "Wave", "Device", "JournalEntry", "Problem", "Reason", "Plan");
        JsonNode start = description.json().at("/paths/~1api~1v1~1rollouts/post");
        assertThat(start.at("/requestBody/content").propertyNames()).contains("application/yaml", "application/json");
        assertThat(start.at("/responses").propertyNames())
                .contains("200", "201", "400", "401", "409", "413", "415", "422", "503");
        assertThat(start.at("/parameters").toString())
                .contains("Idempotency-Key")
                .contains("validate_only");
    }

    @Test
    void theReferenceHasAnExampleOfEveryOperation() throws IOException {
        String reference = Files.readString(Path.of("../docs/reference/api.md"));

        for (Map.Entry<String, JsonNode> path : description.json().path("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> assertThat(reference)
                            .contains(method.toUpperCase(Locale.ROOT) + " "
                                    + path.getKey().replace("/api/v1", "")));
        }
    }
}
