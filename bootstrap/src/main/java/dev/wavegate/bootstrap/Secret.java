package dev.wavegate.bootstrap;

/** A text that must not be seen: whoever prints it sees three stars; not blank. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
