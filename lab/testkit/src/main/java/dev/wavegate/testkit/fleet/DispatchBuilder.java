package dev.wavegate.testkit.fleet;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Version;

/** Builds assignments that are valid unless a test says otherwise. */
public final class DispatchBuilder {
    private final String key;
    private String group = "thermostat-4-2-1";
    private Intent intent = Intent.UPDATE;
    private Version version = new Version("4.2.1");
    private List<DeviceId> targets = List.of();

    private DispatchBuilder(String key) {
        this.key = key;
    }

    /** An update to 4.2.1 under this key. */
    public static DispatchBuilder anAssignment(String key) {
        return new DispatchBuilder(key);
    }

    /** Filed elsewhere. */
    public DispatchBuilder inGroup(String changed) {
        group = changed;
        return this;
    }

    /** Of another version. */
    public DispatchBuilder ofVersion(String changed) {
        version = new Version(changed);
        return this;
    }

    /** To these devices. */
    public DispatchBuilder to(Collection<DeviceId> devices) {
        targets = List.copyOf(devices);
        return this;
    }

    /** To these devices. */
    public DispatchBuilder to(DeviceId... devices) {
        return to(List.of(devices));
    }

    /** Back to a version, without an artifact. */
    public DispatchBuilder rollingBackTo(String previous) {
        intent = Intent.ROLLBACK;
        return ofVersion(previous);
    }

    /** The assignment. */
    public Dispatch build() {
        return new Dispatch(new DispatchKey(key), group, intent, version, artifact(), targets);
    }

    private Optional<Artifact> artifact() {
        return intent == Intent.ROLLBACK
                ? Optional.empty()
                : Optional.of(new Artifact(
                        URI.create("https://files.example.org/thermostat-" + version + ".bin"),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        18_874_368,
                        Optional.empty(),
                        Optional.empty()));
    }
}
