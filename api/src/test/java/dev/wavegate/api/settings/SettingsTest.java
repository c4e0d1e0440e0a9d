package dev.wavegate.api.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.text.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    @Test
    void theApiListensOnThisMachineWhenNothingIsSaid() throws IOException {
        ApiProperties settings = bind("wavegate.api", ApiProperties.class, Map.of());

        assertThat(settings)
                .isEqualTo(new ApiProperties(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        Set.of(),
                        8080,
                        null,
                        "operator",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(20)));
        assertThat(settings.requiredToken()).isEmpty();
    }

    @Test
    void theApiTakesEveryKey() throws IOException {
        Map<String, Object> given = Map.of(
                "wavegate.api.address", "10.0.0.7",
                "wavegate.api.hosts", "wavegate.lab,proxy.lab",
                "wavegate.api.port", "9090",
                "wavegate.api.token", "s3cret",
                "wavegate.api.token-name", "release-team",
                "wavegate.api.stream-heartbeat", "5s",
                "wavegate.api.engine-patience", "20s",
                "wavegate.api.schedule-max-age", "1h",
                "wavegate.api.schedule-patience", "5s");

        ApiProperties settings = bind("wavegate.api", ApiProperties.class, given);

        assertThat(settings)
                .isEqualTo(new ApiProperties(
                        InetAddress.getByAddress(new byte[] {10, 0, 0, 7}),
                        Set.of("wavegate.lab", "proxy.lab"),
                        9090,
                        new Secret("s3cret"),
                        "release-team",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5)));
        assertThat(settings.requiredToken()).contains(new Secret("s3cret"));
    }

    @Test
    void backendsAreKnownByTheirNames() {
        Map<String, Object> given =
                Map.of("wavegate.fleets.sim.url", "http://a", "wavegate.fleets.eu-1.url", "http://b");

        assertThat(bind("wavegate", FleetNames.class, given).names()).contains(Set.of("sim", "eu-1"));
        assertThat(bind("wavegate", FleetNames.class, Map.of()).names()).isEmpty();
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, Object> given) {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(given)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(prefix, type);
    }
}
