package dev.wavegate.domain.identity;

import java.util.regex.Pattern;

/**
 * The name of a rollout, chosen by its author; permanent and never reused.
 *
 * @param value 1 to 40 of {@code [a-z0-9-]}, beginning and ending with a letter or digit; short enough that every key
 *     derived from it fits the 63 characters that device managers accept
 */
public record RolloutId(String value) {
    /** The form of a name, as a regular expression. */
    public static final String FORM = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?";

    private static final Pattern NAME = Pattern.compile(FORM);

    public RolloutId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a rollout's name must have 1 to 40 characters of [a-z0-9-], the first and last not -, but is \""
                            + value + "\"");
        }
    }

    public static boolean isValid(String value) {
        return NAME.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
