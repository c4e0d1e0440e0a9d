package dev.wavegate.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.wavegate.local.product.Product;
import dev.wavegate.local.state.CannotStart;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What a person set: in the configuration file, in the folders that it imports, and in the environment. */
final class GivenSettings {
    /** Options of the command and no settings; {@code WAVEGATE_ICS_PORT} would also be the calendar {@code ics:port}. */
    private static final Set<String> OPTIONS = Set.of(
            "WAVEGATE_SERVICENOW_PORT",
            "WAVEGATE_GOOGLE_PORT",
            "WAVEGATE_PAGERDUTY_PORT",
            "WAVEGATE_FLEET_PORT",
            "WAVEGATE_ICS_PORT");

    private final ConfigurableEnvironment environment;

    private GivenSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
        ConfigurationPropertySources.attach(environment);
    }

    /** Nothing, whatever the environment of this process holds. */
    static GivenSettings none() {
        return new GivenSettings(Product.environment(Map.of()));
    }

    /** Reads the same places in the same order as Wavegate does when it starts. */
    static GivenSettings in(Optional<Path> file, Map<String, String> variables) {
        ConfigurableEnvironment environment = Product.environment(variables);
        file.ifPresent(path -> environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "file",
                        Map.of("spring.config.additional-location", path.toUri().toString()))));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "configuration " + file.map(Path::toString).orElse("of the environment")
                            + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
        return new GivenSettings(environment);
    }

    /** The environment without what is no setting of Wavegate. */
    static Map<String, String> settingsAmong(Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>(variables);
        settings.keySet().removeAll(OPTIONS);
        return settings;
    }

    /** A database that is used instead of one of our own. */
    Optional<String> database() {
        return value("wavegate.database.url");
    }

    /** A Temporal cluster that is used instead of one of our own, as host:port. */
    Optional<String> temporal() {
        return value("wavegate.temporal.target");
    }

    Optional<Integer> apiPort() {
        return value("wavegate.api.port")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }

    /** The presets that still make sense beside what the person set. */
    Map<String, String> remainingOf(Map<String, String> presets) {
        Map<String, String> remaining = new HashMap<>(presets);
        remaining
                .keySet()
                .removeIf(preset -> replacing(preset).anyMatch(key -> value(key).isPresent()));
        return remaining;
    }

    /** Keys that take the place of a preset besides the key itself: another login, or the real system. */
    private static Stream<String> replacing(String preset) {
        return switch (preset) {
            case "wavegate.servicenow.username", "wavegate.servicenow.password" ->
                Stream.of("username", "password", "client-id", "client-secret", "api-key", "key-store")
                        .map(key -> "wavegate.servicenow." + key);
            case "wavegate.google.url", "wavegate.bookings.calendar" -> Stream.of("wavegate.google.key-file");
            case "wavegate.pagerduty.url", "wavegate.pagerduty.token" ->
                Stream.of("wavegate.pagerduty.token", "wavegate.pagerduty.oauth-token");
            default -> ofCalendar(preset);
        };
    }

    private static Stream<String> ofCalendar(String preset) {
        if (!preset.startsWith("wavegate.ics.")) {
            return Stream.of();
        }
        String calendar = preset.substring(0, preset.lastIndexOf('.'));
        return Stream.of("url", "file").map(key -> calendar + "." + key);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(environment.getProperty(key));
    }
}
