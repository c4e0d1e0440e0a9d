package dev.wavegate.domain.rollout;

import java.util.regex.Pattern;

/**
 * SHA-256 of a plan's canonical JSON; what the approval is bound to.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record PlanDigest(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public PlanDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a digest must be 64 lower-case hex digits, but is \"" + value + "\"");
        }
    }

    /** Enough of it for people to compare. */
    public String abbreviated() {
        return value.substring(0, 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
