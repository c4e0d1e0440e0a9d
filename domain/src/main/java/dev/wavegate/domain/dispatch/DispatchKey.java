package dev.wavegate.domain.dispatch;

import java.util.regex.Pattern;

/**
 * The key under which an assignment exists at most once at its backend.
 *
 * @param value 1 to 63 of {@code [a-z0-9-]}
 */
public record DispatchKey(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,63}");

    public DispatchKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a dispatch key must have 1 to 63 characters of [a-z0-9-], but is \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
