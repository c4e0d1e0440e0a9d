package dev.wavegate.domain.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

/**
 * Names a booking, wherever it is moved to and however often it is written.
 *
 * @param part the part of the wave that is booked by itself, such as a region; empty for the whole wave
 */
public record BookingKey(RolloutId rollout, WaveNumber wave, String part) {
    private static final int LONGEST_PART = 100;

    public BookingKey {
        boolean blank = part.isBlank() && !part.isEmpty();
        if (blank || part.length() > LONGEST_PART || part.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a part of a wave must be empty, or not blank with at most "
                    + LONGEST_PART + " characters and no control characters, but is \"" + part + "\"");
        }
    }

    /** The key of a wave as a whole. */
    public static BookingKey ofWave(RolloutId rollout, WaveNumber wave) {
        return new BookingKey(rollout, wave, "");
    }

    /** A stable id: 64 lower-case hexadecimal digits, which are letters and digits that every calendar takes. */
    public String id() {
        try {
            byte[] text = toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    /** Such as {@code thermostat-4-2-1/2/eu}; no two keys share one, because only the part can hold a slash. */
    @Override
    public String toString() {
        return rollout + "/" + wave + "/" + part;
    }
}
