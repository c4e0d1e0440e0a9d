package dev.wavegate.api.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which device backends the shared configuration names; how to reach them is known to the worker only.
 *
 * @param fleets the backends by name; only the names are looked at
 */
@ConfigurationProperties("wavegate")
public record FleetNames(@DefaultValue Map<String, Map<String, String>> fleets) {
    public FleetNames {
        fleets = Map.copyOf(fleets);
    }

    /** The names; empty when the configuration of the API names none. */
    public Optional<Set<String>> names() {
        return fleets.isEmpty() ? Optional.empty() : Optional.of(fleets.keySet());
    }
}
