package dev.wavegate.domain.fleet;

import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;

/**
 * What a device itself last reported.
 *
 * @param version what it runs; empty when unknown
 * @param observedAt when it said so; empty when unknown
 */
public record DeviceState(DeviceId id, Optional<Version> version, Optional<Instant> observedAt) {}
