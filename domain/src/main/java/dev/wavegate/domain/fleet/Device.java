package dev.wavegate.domain.fleet;

import java.util.Optional;

import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;

/**
 * A device as its backend's inventory lists it; unknown texts are empty.
 *
 * @param version what it last reported; empty when the backend does not know
 */
public record Device(
        DeviceId id,
        String model,
        String hardware,
        String region,
        String site,
        String criticality,
        Optional<Version> version) {}
