package dev.wavegate.domain.dispatch;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Version;

/**
 * The order to bring devices to a version.
 *
 * @param key makes it happen once, however often it is sent
 * @param group under which the backend files the outcomes, 1 to 63 of {@code [a-z0-9-]}
 * @param artifact the file; empty for a rollback to what the backend already holds
 * @param targets the devices, at least one
 */
public record Dispatch(
        DispatchKey key,
        String group,
        Intent intent,
        Version version,
        Optional<Artifact> artifact,
        List<DeviceId> targets) {
    public Dispatch {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a dispatch needs at least one device");
        }
    }
}
