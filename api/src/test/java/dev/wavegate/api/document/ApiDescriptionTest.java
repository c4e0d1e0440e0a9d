package dev.wavegate.api.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.Rollouts;
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
                for (String status : List.of("400", "403", "415", "421", "503")) {
                    assertThat(described
                                    .at("/responses/" + status + "/content/application~1problem+json/schema/$ref")
                                    .asString(""))
                            .as(name)
                            .isEqualTo("#/components/schemas/Problem");
                }
                assertThat(described.path("responses").propertyNames()).as(name).doesNotContain("401");
                assertThat(described.has("security")).as(name).isFalse();
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
                .containsExactlyInAnyOrder("200", "201", "400", "403", "406", "409", "413", "415", "421", "422", "503");
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

    @Test
    void asksForATokenWhereOneIsNeeded() {
        try (RunningApi closed = RunningApi.with("wavegate.api.token=s3cret", "wavegate.hooks.secret=hush")) {
            JsonNode open = closed.get("/v3/api-docs", "Authorization", "Bearer s3cret")
                    .isStatus(200)
                    .json();
            assertThat(open.at("/components/securitySchemes").propertyNames())
                    .containsExactlyInAnyOrder("token", "hookSecret", "channelToken");
            for (Map.Entry<String, JsonNode> path : open.path("paths").properties()) {
                for (JsonNode operation : path.getValue()) {
                    assertThat(operation.path("responses").has("401"))
                            .as(path.getKey())
                            .isTrue();
                    assertThat(operation.path("security").toString())
                            .contains(path.getKey().contains("/hooks/") ? "hookSecret" : "token");
                }
            }
        }
        assertThat(description.json().at("/components").has("securitySchemes")).isFalse();
    }

    @Test
    void saysWhichFieldsMayBeNull() {
        JsonNode rollout = description.json().at("/components/schemas/Rollout");
        assertThat(rollout.at("/required").size())
                .isEqualTo(rollout.at("/properties").size());
        assertThat(rollout.at("/properties/incident/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(rollout.at("/properties/ending/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(rollout.at("/properties/id/type").toString())
                .contains("string")
                .doesNotContain("null");
        assertThat(rollout.at("/properties/change/oneOf").toString())
                .contains("#/components/schemas/Change")
                .contains("null");
        assertThat(description.json().at("/components/schemas/Problem/required").toString())
                .contains("code", "instance", "reasons")
                .doesNotContain("detail");
    }

    @Test
    void saysWhichLimitsParametersHave() {
        JsonNode list = description.json().at("/paths/~1api~1v1~1rollouts/get/parameters");
        assertThat(list.toString())
                .contains("\"maximum\":500")
                .contains("\"minimum\":1")
                .contains(Rollouts.CURSOR.replace("\\", "\\\\"));
        assertThat(description
                        .json()
                        .at("/paths/~1api~1v1~1rollouts~1{id}:pause/post/parameters")
                        .toString())
                .contains("[!-~]{1,200}")
                .contains(RolloutId.FORM);
        assertThat(description.json().at("/components/schemas/Command").toString())
                .contains("\"maxLength\":1000")
                .contains("\"additionalProperties\":false");
        assertThat(description
                        .json()
                        .at("/paths/~1api~1v1~1windows:search/post/responses")
                        .propertyNames())
                .contains("409", "413", "422");
    }
}
