package dev.wavegate.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One golden message under its key; its text may contain {@code {0}}, {@code {1}}, … for values of the test. */
record GoldenEntry(String key, String text) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    GoldenEntry {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a golden key must match " + KEY + ", but is \"" + key + "\"");
        }
    }

    static GoldenEntry of(String key, String message) {
        return new GoldenEntry(key, message.replace("\r\n", "\n"));
    }

    /** The text with each placeholder replaced by its value. */
    String with(Object... values) {
        String expected = text;
        for (int i = 0; i < values.length; i++) {
            if (!text.contains(placeholder(i))) {
                throw new AssertionError("golden message " + key + " has no " + placeholder(i) + ": " + text);
            }
            expected = expected.replace(placeholder(i), String.valueOf(values[i]));
        }
        return expected;
    }

    /** This entry with each value replaced by its placeholder, where the value stands as a word of its own. */
    GoldenEntry without(Object... values) {
        String found = text;
        for (int i = 0; i < values.length; i++) {
            String value = String.valueOf(values[i]);
            if (!value.isEmpty()) {
                found = Pattern.compile("(?<![\\p{Alnum}{])" + Pattern.quote(value) + "(?![\\p{Alnum}}])")
                        .matcher(found)
                        .replaceAll(Matcher.quoteReplacement(placeholder(i)));
            }
        }
        return new GoldenEntry(key, found);
    }

    boolean hasEveryPlaceholder(int count) {
        for (int i = 0; i < count; i++) {
            if (!text.contains(placeholder(i))) {
                return false;
            }
        }
        return true;
    }

    private static String placeholder(int index) {
        return "{" + index + "}";
    }
}
