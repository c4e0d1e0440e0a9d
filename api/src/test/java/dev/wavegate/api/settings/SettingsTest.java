package dev.wavegate.api.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {
    @Test
    void theApiListensOnThisMachineWhenNothingIsSaid() throws IOException {
        ApiProperties settings = bind("wavegate.api", ApiProperties.class, Map.of());

        assertThat(settings)
                .isEqualTo(new ApiProperties(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        8080,
                        null,
                        null,
                        "operator",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(20)));
        assertThat(settings.requiredToken()).isEmpty();
    }

    @Test
    void theApiTakesEveryKey(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "  s3cret\n");
        Map<String, Object> given = Map.of(
                "wavegate.api.address", "10.0.0.7",
                "wavegate.api.port", "9090",
                "wavegate.api.token-file", file.toString(),
                "wavegate.api.token-name", "release-team",
                "wavegate.api.stream-heartbeat", "5s",
                "wavegate.api.engine-patience", "20s",
                "wavegate.api.schedule-max-age", "1h",
                "wavegate.api.schedule-patience", "5s");

        ApiProperties settings = bind("wavegate.api", ApiProperties.class, given);

        assertThat(settings)
                .isEqualTo(new ApiProperties(
                        InetAddress.getByAddress(new byte[] {10, 0, 0, 7}),
                        9090,
                        null,
                        file,
                        "release-team",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5)));
        assertThat(settings.requiredToken()).contains(new Secret("s3cret"));
        assertThat(bind("wavegate.api", ApiProperties.class, Map.of("wavegate.api.token", "t"))
                        .requiredToken())
                .contains(new Secret("t"));
    }

    @Test
    void hooksHaveASecretOrNone() {
        assertThat(bind("wavegate.hooks", HookProperties.class, Map.of()).requiredSecret())
                .isEmpty();
        assertThat(bind("wavegate.hooks", HookProperties.class, Map.of("wavegate.hooks.secret", "knock"))
                        .requiredSecret())
                .contains(new Secret("knock"));
    }

    @Test
    void theDatabaseHasDefaultsForAllButItsAddress() {
        DatabaseProperties settings = bind("wavegate.database", DatabaseProperties.class, Map.of());

        assertThat(settings).isEqualTo(new DatabaseProperties("", "wavegate", null, null, 16, Duration.ofSeconds(10)));
        assertThatThrownBy(settings::requiredUrl)
                .isInstanceOf(SettingRefused.class)
                .satisfies(goldenMessage("setting.database-url"));
    }

    @Test
    void theDatabaseTakesEveryKey() {
        Map<String, Object> given = Map.of(
                "wavegate.database.url", "jdbc:postgresql://db.example/wavegate",
                "wavegate.database.username", "somebody",
                "wavegate.database.password", "s3cret",
                "wavegate.database.connections", "40",
                "wavegate.database.connect-timeout", "3s");

        DatabaseProperties settings = bind("wavegate.database", DatabaseProperties.class, given);

        assertThat(settings.requiredUrl()).isEqualTo("jdbc:postgresql://db.example/wavegate");
        assertThat(settings.username()).isEqualTo("somebody");
        assertThat(settings.usedPassword()).contains(new Secret("s3cret"));
        assertThat(settings.connections()).isEqualTo(40);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void theEngineIsOnThisMachineWhenNothingIsSaid() {
        assertThat(bind("wavegate.temporal", TemporalProperties.class, Map.of()))
                .isEqualTo(new TemporalProperties("127.0.0.1:7233", "default", null, false));
    }

    @Test
    void theEngineTakesEveryKeyAndSendsNoKeyInTheOpen(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "abc");
        Map<String, Object> given = Map.of(
                "wavegate.temporal.target", "temporal.example:443",
                "wavegate.temporal.namespace", "fleet",
                "wavegate.temporal.api-key-file", file.toString());

        TemporalProperties settings = bind("wavegate.temporal", TemporalProperties.class, given);

        assertThat(settings).isEqualTo(new TemporalProperties("temporal.example:443", "fleet", file, false));
        assertThat(settings.apiKey()).contains(new Secret("abc"));
        assertThat(settings.usesTls()).isTrue();
        assertThat(bind("wavegate.temporal", TemporalProperties.class, Map.of("wavegate.temporal.tls", "true"))
                        .usesTls())
                .isTrue();
    }

    @Test
    void backendsAreKnownByTheirNames() {
        Map<String, Object> given =
                Map.of("wavegate.fleets.sim.url", "http://a", "wavegate.fleets.eu-1.url", "http://b");

        assertThat(bind("wavegate", FleetNames.class, given).names()).contains(Set.of("sim", "eu-1"));
        assertThat(bind("wavegate", FleetNames.class, Map.of()).names()).isEmpty();
    }

    @Test
    void secretsComeFromOnePlaceAndAreNeverShown(@TempDir Path folder) throws IOException {
        Path blank = Files.writeString(folder.resolve("blank"), " \n");
        Path missing = folder.resolve("missing");

        assertThat(new Secret("s3cret")).hasToString("***");
        assertThatThrownBy(() -> SecretSource.read("a.token", new Secret("x"), blank))
                .satisfies(goldenMessage("setting.secret-twice"));
        assertThatThrownBy(() -> SecretSource.read("a.token", null, blank))
                .satisfies(goldenMessage("setting.secret-blank"));
        assertThatThrownBy(() -> SecretSource.read("a.token", null, missing))
                .satisfies(goldenMessage("setting.secret-unreadable"));
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, Object> given) {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(given)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(prefix, type);
    }
}
