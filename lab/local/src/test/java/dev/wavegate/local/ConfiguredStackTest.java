package dev.wavegate.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wavegate.local.engine.EngineChoice;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code ./wavegate up} does with a configuration as the documentation shows it. */
class ConfiguredStackTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path home;

    @Test
    void anOAuthClientWithItsSecretInAFolderWorksBesideThePresets() throws IOException, InterruptedException {
        Path secrets = Files.createDirectory(home.resolve("secrets"));
        Files.writeString(secrets.resolve("wavegate.servicenow.client-secret"), "wavegate-secret\n");
        Path file = Files.writeString(home.resolve("wavegate.yaml"), """
                spring.config.import: configtree:%s/
                wavegate.servicenow.client-id: wavegate-client
                """.formatted(secrets));

        try (LocalStack stack = LocalStack.in(home.resolve("up"))
                .withEngine(EngineChoice.IN_JVM)
                .withEnvironment(Map.of("PATH", "", "WAVEGATE_ICS_PORT", "28085"))
                .withConfiguration(Optional.of(file))
                .withApiPort(0)
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                .start()) {
            JsonNode outside = health(stack.api()).path("components").path("outside");

            assertThat(outside.path("components")
                            .path("servicenow")
                            .path("status")
                            .asText())
                    .as(outside.toString())
                    .isEqualTo("UP");
        }
    }

    private static JsonNode health(URI api) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api + "/actuator/health")).build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
