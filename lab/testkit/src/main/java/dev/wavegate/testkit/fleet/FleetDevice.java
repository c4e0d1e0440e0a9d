package dev.wavegate.testkit.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.release.Version;
import org.jspecify.annotations.Nullable;

/** One device of the fleet in memory: what it runs, what it works on, what waits. */
final class FleetDevice {
    /** Where a device's reports go. */
    interface Voice {
        void says(Dispatch assignment, Claim claim, String code);
    }

    private final Device device;
    private final Map<Version, Integer> begun = new HashMap<>();
    private final Set<Version> cameUpOn = new HashSet<>();
    private Version version;
    private Instant observedAt;
    private @Nullable Dispatch current;
    private @Nullable Dispatch waiting;
    private @Nullable Dispatch reverting;
    private @Nullable Dispatch last;
    private Version previous;
    private boolean dead;

    FleetDevice(Device device, Instant now) {
        this.device = device;
        this.version = device.version().orElseThrow();
        this.previous = version;
        this.observedAt = now;
    }

    Device listed() {
        return new Device(
                device.id(),
                device.model(),
                device.hardware(),
                device.region(),
                device.site(),
                device.criticality(),
                Optional.of(version));
    }

    DeviceState state() {
        return new DeviceState(device.id(), Optional.of(version), Optional.of(observedAt));
    }

    int begun(Version wanted) {
        return begun.getOrDefault(wanted, 0);
    }

    Map<Version, Integer> begun() {
        return begun;
    }

    boolean cameUpOn(Version wanted) {
        return cameUpOn.contains(wanted);
    }

    /** Puts an order in the place of one that has not begun. */
    void order(Dispatch assignment, Voice voice) {
        if (waiting != null) {
            voice.says(waiting, Claim.CANCELLED, "superseded");
        }
        waiting = assignment;
    }

    void takeBack(Dispatch assignment, Voice voice) {
        if (waiting != null && waiting.key().equals(assignment.key())) {
            voice.says(waiting, Claim.CANCELLED, "cancelled");
            waiting = null;
        }
    }

    /** Runs its previous version again, long after its last order, and reports it. */
    void goBack(Instant now, Voice voice) {
        version = previous;
        observedAt = now;
        if (last != null) {
            voice.says(last, Claim.REVERTED, "self-reverted");
        }
    }

    /** Does one thing; false when there was nothing to do. */
    boolean step(Function<Version, Conduct> conduct, Instant now, Voice voice) {
        if (dead) {
            return false;
        }
        if (reverting != null) {
            version = previous;
            observedAt = now;
            voice.says(reverting, Claim.REVERTED, "self-reverted");
            reverting = null;
            return true;
        }
        if (current != null) {
            finish(current, conductFor(current, conduct), now, voice);
            last = current;
            current = null;
            return true;
        }
        if (waiting != null) {
            Dispatch next = waiting;
            waiting = null;
            begin(next, conductFor(next, conduct), voice);
            return true;
        }
        return false;
    }

    private static Conduct conductFor(Dispatch assignment, Function<Version, Conduct> conduct) {
        return assignment.intent() == Intent.ROLLBACK ? Conduct.GOOD : conduct.apply(assignment.version());
    }

    private void begin(Dispatch assignment, Conduct conduct, Voice voice) {
        if (assignment.version().equals(version)) {
            voice.says(assignment, Claim.SUCCEEDED, "already-there");
            return;
        }
        switch (conduct) {
            case REJECT -> voice.says(assignment, Claim.REJECTED, "incompatible");
            case IN_USE -> voice.says(assignment, Claim.DEFERRED, "in-use");
            case NO_RESPONSE -> dead = true;
            case GOOD, FAIL, FALSE_SUCCESS, SELF_REVERT -> {
                begun.merge(assignment.version(), 1, Integer::sum);
                voice.says(assignment, Claim.STARTED, "");
                current = assignment;
            }
        }
    }

    private void finish(Dispatch assignment, Conduct conduct, Instant now, Voice voice) {
        observedAt = now;
        switch (conduct) {
            case FAIL -> voice.says(assignment, Claim.FAILED, "install-failed");
            case FALSE_SUCCESS -> voice.says(assignment, Claim.SUCCEEDED, "");
            case GOOD, SELF_REVERT, REJECT, IN_USE, NO_RESPONSE -> {
                previous = version;
                version = assignment.version();
                cameUpOn.add(version);
                voice.says(assignment, Claim.SUCCEEDED, "");
                reverting = conduct == Conduct.SELF_REVERT ? assignment : null;
            }
        }
    }
}
