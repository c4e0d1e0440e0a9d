package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.util.Set;

import dev.wavegate.domain.text.ReadableTime;

/**
 * How long to wait for a device and how often to ask it again.
 *
 * @param deadline from the first order to a final outcome, above zero
 * @param retries how often a device that failed in a harmless way, or stayed silent, is asked again; 0 to 5
 */
public record DeviceRules(Duration deadline, int retries) {
    public static final int MOST_RETRIES = 5;

    /** Failures that leave the device as it was, so that asking again does no harm. */
    private static final Set<String> HARMLESS =
            Set.of("download-failed", "install-failed", "verification-failed", "network", "timeout", "storage-full");

    public DeviceRules {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException(
                    "a device's deadline must be longer than 0 s, but is " + ReadableTime.of(deadline));
        }
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries must be between 0 and " + MOST_RETRIES + ", but is " + retries);
        }
    }

    /** Whether a device that failed with this code in this attempt (1 is the first) is asked again. */
    public boolean retries(String code, int attempt) {
        return attempt <= retries && isHarmless(code);
    }

    static boolean isHarmless(String code) {
        return HARMLESS.contains(code);
    }

    /** Whether a device that said nothing in this attempt is asked again. */
    public boolean retriesSilence(int attempt) {
        return attempt <= retries;
    }
}
