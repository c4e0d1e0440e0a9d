package dev.wavegate.api.settings;

import java.util.Optional;
import java.util.Set;

/**
 * The outside systems that plans may name.
 *
 * @param backends names of the device backends; empty to leave it to the worker
 * @param sources names of the calendar and roster systems; empty to leave it to the worker
 */
public record KnownSystems(Optional<Set<String>> backends, Optional<Set<String>> sources) {
    public KnownSystems {
        backends = backends.map(Set::copyOf);
        sources = sources.map(Set::copyOf);
    }
}
