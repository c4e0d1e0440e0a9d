package dev.wavegate.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.wavegate.local.state.CannotStart;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * What a person's configuration says about the ground Wavegate stands on, so that none of our own needs to be started.
 *
 * @param database JDBC address of a database
 * @param temporal host:port of a Temporal cluster
 * @param apiPort where the API shall listen
 */
record Foundations(Optional<String> database, Optional<String> temporal, Optional<Integer> apiPort) {
    static Foundations none() {
        return new Foundations(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Foundations in(Optional<Path> file, Map<String, String> environment) {
        List<PropertySource<?>> sources = file.map(Foundations::load).orElse(List.of());
        return new Foundations(
                value(sources, "wavegate.database.url")
                        .or(() -> Optional.ofNullable(environment.get("WAVEGATE_DATABASE_URL"))),
                value(sources, "wavegate.temporal.target"),
                value(sources, "wavegate.api.port")
                        .filter(port -> port.matches("[0-9]{1,5}"))
                        .map(Integer::valueOf));
    }

    private static Optional<String> value(List<PropertySource<?>> sources, String key) {
        return sources.stream()
                .map(source -> source.getProperty(key))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }

    private static List<PropertySource<?>> load(Path file) {
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (IOException | RuntimeException e) {
            throw new CannotStart(
                    "configuration " + file + " cannot be parsed: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }
}
