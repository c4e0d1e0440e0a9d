package dev.wavegate.simulators.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways in which a device can take an update other than well. */
public enum BehaviourMode {
    /** Takes updates as it should. */
    HEALTHY,
    /** Installs, reports that it does not boot, and is never heard of again. */
    BRICK,
    /** Takes ten times as long. */
    SLOW,
    /** Fails the first installation of a version and succeeds in the second. */
    FLAP,
    /** Takes the assignment and never says a word about it. */
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
    public static BehaviourMode named(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of "
                        + Arrays.stream(values()).map(BehaviourMode::text).collect(Collectors.joining(", "))
                        + ", but is " + text));
    }

    /** The mode as the control plane writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
