package dev.wavegate.simulators.fleet;

import java.time.Instant;
import java.util.Arrays;

import dev.wavegate.simulators.fleet.Behaviour.Mode;
import org.jspecify.annotations.Nullable;

/** What changes about devices, as columns over their ordinals. */
final class DeviceStates {
    private static final long CHECK_IN_MILLIS = 30_000;

    private final Inventory inventory;
    private final StringTable versionWords;
    private final short[] versions;
    private final short[] previousVersions;
    private final long[] observedAt;
    private final DevicePhase[] phases;
    private final Mode[] modes;
    private final OutcomeStatus[] reported;
    private final @Nullable Assignment[] current;
    private final @Nullable Assignment[] waiting;

    DeviceStates(Inventory inventory, StringTable versionWords, FleetBlueprint blueprint, long now) {
        int size = inventory.size();
        this.inventory = inventory;
        this.versionWords = versionWords;
        versions = new short[size];
        previousVersions = new short[size];
        observedAt = new long[size];
        phases = new DevicePhase[size];
        modes = new Mode[size];
        reported = new OutcomeStatus[size];
        current = new @Nullable Assignment[size];
        waiting = new @Nullable Assignment[size];
        Arrays.fill(phases, DevicePhase.IDLE);
        Arrays.fill(modes, Mode.HEALTHY);
        Arrays.fill(reported, OutcomeStatus.QUEUED);
        Arrays.fill(observedAt, now);
        Shares shares = new Shares(blueprint.versions());
        SeededRandom random = new SeededRandom(blueprint.seed());
        for (int device = 0; device < size; device++) {
            versions[device] = versionWords.numberOf(shares.wordAt(random.of(inventory.id(device), "version")));
            previousVersions[device] = versions[device];
        }
    }

    DevicePhase phase(int device) {
        return phases[device];
    }

    void enter(int device, DevicePhase phase) {
        phases[device] = phase;
    }

    Mode mode(int device) {
        return modes[device];
    }

    /** The assignment the device works on, if any. */
    @Nullable
    Assignment current(int device) {
        return current[device];
    }

    /** The assignment the device has not begun, if any. */
    @Nullable
    Assignment waiting(int device) {
        return waiting[device];
    }

    void queue(int device, @Nullable Assignment assignment) {
        waiting[device] = assignment;
    }

    /** Makes the waiting assignment the current one. */
    void begin(int device, Mode mode) {
        current[device] = waiting[device];
        waiting[device] = null;
        modes[device] = mode;
        reported[device] = OutcomeStatus.QUEUED;
    }

    void finish(int device) {
        current[device] = null;
    }

    OutcomeStatus reported(int device) {
        return reported[device];
    }

    void report(int device, OutcomeStatus status) {
        reported[device] = status;
    }

    short version(int device) {
        return versions[device];
    }

    String versionText(int device) {
        return versionWords.word(versions[device]);
    }

    void comeUpOn(int device, short version) {
        previousVersions[device] = versions[device];
        versions[device] = version;
    }

    void fallBack(int device) {
        versions[device] = previousVersions[device];
    }

    void observe(int device, long now) {
        observedAt[device] = now;
    }

    boolean isOnline(int device) {
        return phases[device].isOnline();
    }

    /** When the version was last seen: at the last report, or at the last of the regular check-ins. */
    Instant observedAt(int device, long now) {
        if (!phases[device].checksIn()) {
            return Instant.ofEpochMilli(observedAt[device]);
        }
        long offset = Math.floorMod(inventory.id(device).hashCode() * 31L, CHECK_IN_MILLIS);
        long checkIn = now - Math.floorMod(now - offset, CHECK_IN_MILLIS);
        return Instant.ofEpochMilli(Math.max(observedAt[device], checkIn));
    }
}
