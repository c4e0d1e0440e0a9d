package dev.wavegate.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.text.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {
    @Test
    void hooksHaveASecretOrNone() {
        assertThat(bind("wavegate.hooks", HookProperties.class, Map.of()).secret())
                .isNull();
        assertThat(bind("wavegate.hooks", HookProperties.class, Map.of("wavegate.hooks.secret", "knock"))
                        .secret())
                .isEqualTo(new Secret("knock"));
    }

    @Test
    void theDatabaseHasDefaultsForAllButItsAddress() {
        DatabaseProperties settings = bind("wavegate.database", DatabaseProperties.class, Map.of());

        assertThat(settings).isEqualTo(new DatabaseProperties("", "wavegate", null, 16, Duration.ofSeconds(10)));
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
        assertThat(settings.password()).isEqualTo(new Secret("s3cret"));
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
    void theEngineTakesEveryKeyAndSendsNoKeyInTheOpen() {
        Map<String, Object> given = Map.of(
                "wavegate.temporal.target", "temporal.example:443",
                "wavegate.temporal.namespace", "fleet",
                "wavegate.temporal.api-key", "abc");

        TemporalProperties settings = bind("wavegate.temporal", TemporalProperties.class, given);

        assertThat(settings)
                .isEqualTo(new TemporalProperties("temporal.example:443", "fleet", new Secret("abc"), false));
        assertThat(settings.usesTls()).isTrue();
        assertThat(bind("wavegate.temporal", TemporalProperties.class, Map.of("wavegate.temporal.tls", "true"))
                        .usesTls())
                .isTrue();
    }

    @Test
    void secretsComeFromATreeOfFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wavegate.database.password"), "s3cret\n");
        Files.writeString(folder.resolve("wavegate.temporal.api-key"), "abc");
        Files.writeString(
                Files.createDirectories(folder.resolve("wavegate/hooks")).resolve("secret"), "knock\n");

        try (ConfigurableApplicationContext started = start("configtree:" + folder + "/")) {
            assertThat(started.getBean(DatabaseProperties.class).password()).isEqualTo(new Secret("s3cret"));
            assertThat(started.getBean(TemporalProperties.class).apiKey()).isEqualTo(new Secret("abc"));
            assertThat(started.getBean(HookProperties.class).secret()).isEqualTo(new Secret("knock"));
        }
    }

    @Test
    void aMissingTreeAndABlankSecretStopTheStart(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wavegate.hooks.secret"), " \n");

        assertThatThrownBy(() -> start("configtree:" + folder + "/"))
                .hasStackTraceContaining("wavegate.hooks")
                .hasRootCauseMessage("a secret must not be blank");
        assertThatThrownBy(() -> start("configtree:" + folder + "/gone/"))
                .isInstanceOf(ConfigDataResourceNotFoundException.class);
    }

    private static ConfigurableApplicationContext start(String tree) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run("--spring.config.import=" + tree);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({DatabaseProperties.class, TemporalProperties.class, HookProperties.class})
    static class Settings {}

    private static <T> T bind(String prefix, Class<T> type, Map<String, Object> given) {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(given)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(prefix, type);
    }
}
