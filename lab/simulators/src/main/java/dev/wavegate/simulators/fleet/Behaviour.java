package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * A way to misbehave, and who does.
 *
 * @param select the devices it may strike
 * @param share how many of them it strikes, in [0, 1]; picked by a seeded hash of the identifier, so always the same ones
 * @param mode the way to misbehave
 * @param from the version on whose installation it strikes; empty for every version
 * @param after how long a self-reverting device stays on the new version
 */
public record Behaviour(
        DeviceSelection select, double share, BehaviourMode mode, Optional<String> from, Duration after) {

    private static final Duration USUALLY_AFTER = Duration.ofMillis(1500);

    public Behaviour {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], but is " + share);
        }
        if (after.isNegative() || after.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("after must be between 0 and one day, but is " + after);
        }
    }

    /** Strikes every device that installs the version. */
    public static Behaviour onVersion(String version, BehaviourMode mode) {
        return new Behaviour(DeviceSelection.everything(), 1, mode, Optional.of(version), USUALLY_AFTER);
    }

    /** Strikes the named devices, whatever they install. */
    public static Behaviour ofDevices(BehaviourMode mode, String... ids) {
        return new Behaviour(DeviceSelection.of(ids), 1, mode, Optional.empty(), USUALLY_AFTER);
    }

    static Duration usuallyAfter() {
        return USUALLY_AFTER;
    }

    boolean strikes(Inventory inventory, int device, String version, Chance chance) {
        return from.map(version::equals).orElse(true)
                && select.includes(inventory, device)
                && chance.of(inventory.id(device), "behaviour " + mode.text()) < share;
    }
}
