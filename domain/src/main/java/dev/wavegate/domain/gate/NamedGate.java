package dev.wavegate.domain.gate;

/** A gate under the name the plan gives it; 1 to 100 characters, not blank. */
public record NamedGate(String name, Gate gate) {

    private static final int LONGEST = 100;

    public NamedGate {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "gate name must have 1 to " + LONGEST + " characters, but is \"" + name + "\"");
        }
    }

    /** The gate in words, like {@code install: at most 1% failures}. */
    public String description() {
        return name + ": " + gate.description();
    }
}
