package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * A way to misbehave, and who does.
 *
 * @param select the devices it may strike
 * @param share how many of them it strikes, in [0, 1]; picked by a seeded hash of the identifier, so always the same ones
 * @param mode the way to misbehave
 * @param from the version on whose installation it strikes; empty for every version
 * @param after how long a self-reverting device stays on the new version
 */
public record Behaviour(DeviceSelection select, double share, Mode mode, Optional<String> from, Duration after) {
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
    public static Behaviour onVersion(String version, Mode mode) {
        return new Behaviour(DeviceSelection.everything(), 1, mode, Optional.of(version), USUALLY_AFTER);
    }

    /** Strikes the named devices, whatever they install. */
    public static Behaviour ofDevices(Mode mode, String... ids) {
        return new Behaviour(DeviceSelection.of(ids), 1, mode, Optional.empty(), USUALLY_AFTER);
    }

    static Duration usuallyAfter() {
        return USUALLY_AFTER;
    }

    /** Reads a behaviour as the control plane takes it. */
    static Behaviour read(JsonNode body) {
        JsonFields fields = JsonFields.of("a behaviour", body, "select", "share", "mode", "from", "afterMillis");
        return new Behaviour(
                DeviceSelection.read(fields.object("select", "model", "region", "site", "criticality", "ids")),
                fields.decimal("share", 1),
                Mode.named(fields.text("mode")),
                fields.optionalText("from"),
                Duration.ofMillis(fields.number("afterMillis", USUALLY_AFTER.toMillis())));
    }

    boolean strikes(Inventory inventory, int device, String version, SeededRandom random) {
        return from.map(version::equals).orElse(true)
                && select.includes(inventory, device)
                && random.of(inventory.id(device), "behaviour " + mode.text()) < share;
    }

    /** The ways in which a device can take an update other than well. */
    public enum Mode {
        /** Takes updates as it should. */
        HEALTHY,
        /** Installs, reports that it does not boot, and never reports again. */
        BRICK,
        /** Takes ten times as long. */
        SLOW,
        /** Fails the first installation of a version and succeeds in the second. */
        FLAP,
        /** Takes the assignment and never reports on it. */
        SILENT,
        /** Reports success and still runs the old version. */
        GHOST,
        /** Refuses as incompatible. */
        REJECT,
        /** Succeeds and goes back to the old version by itself after a while. */
        SELF_REVERT,
        /** Says that it is in use and cannot be updated now. */
        IN_USE;

        /** Reads the mode as the control plane writes it, for example {@code self-revert}. */
        public static Mode named(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("mode must be one of "
                            + Arrays.stream(values()).map(Mode::text).collect(Collectors.joining(", "))
                            + ", but is " + text));
        }

        /** The mode as the control plane writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
