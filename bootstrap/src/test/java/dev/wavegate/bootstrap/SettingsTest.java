package dev.wavegate.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
