package dev.wavegate.domain.identity;

/**
 * A device's identity as its backend spells it.
 *
 * @param value 1 to 200 characters, not blank, compared by code unit
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
    public DeviceId {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(
                    "a device id must be 1 to 200 characters and not blank, but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
