package dev.wavegate.domain.staffing;

/** What somebody is needed for, as the plan calls it, like firmware-oncall; 1 to 100 characters, not blank. */
public record Role(String value) {

    private static final int LONGEST = 100;

    public Role {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "role must have 1 to " + LONGEST + " characters, but is \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
