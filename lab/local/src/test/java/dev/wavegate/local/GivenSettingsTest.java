package dev.wavegate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.local.simulation.SimulatorAddresses;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.state.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GivenSettingsTest {
    private static final Map<String, String> PRESETS =
            LocalSettings.ofOutside(SimulatorAddresses.onLoopback(SimulatorPorts.USUAL));

    @TempDir
    private Path directory;

    @Test
    void presetsStayBesideWhatHasNothingToDoWithThem() throws IOException {
        GivenSettings given = GivenSettings.in(file("wavegate.servicenow.requests-per-second: 3"), Map.of());

        assertThat(given.remainingOf(PRESETS)).isEqualTo(PRESETS);
        assertThat(GivenSettings.none().remainingOf(PRESETS)).isEqualTo(PRESETS);
    }

    @Test
    void anotherLoginTakesThePlaceOfTheSimulatedOne() throws IOException {
        GivenSettings inFile = GivenSettings.in(file("wavegate.servicenow.client-id: 3d6f0b"), Map.of());
        GivenSettings inEnvironment =
                GivenSettings.in(Optional.empty(), Map.of("WAVEGATE_SERVICENOW_CLIENTID", "3d6f0b"));

        for (GivenSettings given : new GivenSettings[] {inFile, inEnvironment}) {
            assertThat(given.remainingOf(PRESETS))
                    .doesNotContainKeys("wavegate.servicenow.username", "wavegate.servicenow.password")
                    .containsKey("wavegate.servicenow.url");
        }
    }

    @Test
    void whatTheFileImportsCountsLikeTheFile() throws IOException {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("wavegate.servicenow.client-secret"), "s3cret\n");
        Files.writeString(secrets.resolve("wavegate.database.url"), "jdbc:postgresql://db.example/wavegate\n");

        GivenSettings given = GivenSettings.in(file("spring.config.import: configtree:" + secrets + "/"), Map.of());

        assertThat(given.remainingOf(PRESETS)).doesNotContainKey("wavegate.servicenow.username");
        assertThat(given.database()).contains("jdbc:postgresql://db.example/wavegate");
    }

    @Test
    void realCalendarsAndRostersTakeThePlaceOfTheSimulatedOnes() throws IOException {
        GivenSettings given = GivenSettings.in(file("""
                        wavegate:
                          google.key-file: /run/secrets/google.json
                          pagerduty.oauth-token: k3y
                          ics.freeze.file: /data/freeze.ics
                        """), Map.of());

        assertThat(given.remainingOf(PRESETS))
                .doesNotContainKeys(
                        "wavegate.google.url",
                        "wavegate.bookings.calendar",
                        "wavegate.pagerduty.url",
                        "wavegate.pagerduty.token",
                        "wavegate.ics.freeze.url",
                        "wavegate.ics.freeze.zone")
                .containsKeys("wavegate.ics.maintenance.url", "wavegate.ics.maintenance.zone");
    }

    @Test
    void namesTheGroundThatIsThereAlready() throws IOException {
        GivenSettings given = GivenSettings.in(
                file("wavegate:\n  temporal.target: temporal.example:7233\n  api.port: 8181\n"),
                Map.of("WAVEGATE_DATABASE_URL", "jdbc:postgresql://db.example/wavegate"));

        assertThat(given.temporal()).contains("temporal.example:7233");
        assertThat(given.apiPort()).contains(8181);
        assertThat(given.database()).contains("jdbc:postgresql://db.example/wavegate");
    }

    @Test
    void portsOfSimulatorsAreNoSettings() {
        assertThat(GivenSettings.settingsAmong(Map.of("WAVEGATE_ICS_PORT", "28085", "WAVEGATE_ICS_FREEZE_ZONE", "UTC")))
                .isEqualTo(Map.of("WAVEGATE_ICS_FREEZE_ZONE", "UTC"));
    }

    @Test
    void aFolderThatIsMissingStopsTheStart() throws IOException {
        Optional<Path> file = file("spring.config.import: configtree:" + directory.resolve("nowhere") + "/");

        assertThatThrownBy(() -> GivenSettings.in(file, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(directory.resolve("nowhere").toString());
    }

    private Optional<Path> file(String yaml) throws IOException {
        return Optional.of(Files.writeString(directory.resolve("wavegate.yaml"), yaml));
    }
}
