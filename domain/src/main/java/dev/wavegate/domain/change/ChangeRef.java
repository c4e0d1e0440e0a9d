package dev.wavegate.domain.change;

/**
 * Names one change in its system.
 *
 * @param id the system's own identity
 * @param number what people call it, such as {@code CHG0031207}
 */
public record ChangeRef(String id, String number) {
    public ChangeRef {
        if (id.isBlank() || number.isBlank()) {
            throw new IllegalArgumentException(
                    "a change needs an id and a number, but has \"" + id + "\", \"" + number + "\"");
        }
    }
}
