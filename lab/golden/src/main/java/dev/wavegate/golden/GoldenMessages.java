package dev.wavegate.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares messages with the entries of {@code src/test/resources/messages.golden}, so that tests need not quote the wording.
 *
 * <p>An entry may contain {@code {0}}, {@code {1}}, …, which stand for values that the test gives. With {@code
 * -Dwavegate.golden=update} the file is rewritten from the messages seen; entries of tests that did not run are kept.
 */
public final class GoldenMessages {
    private static final String UPDATE = "update";
    private static final GoldenMessages OF_MODULE = new GoldenMessages(
            new GoldenFile(Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "messages.golden")),
            UPDATE.equals(System.getProperty("wavegate.golden")));

    private final GoldenFile file;
    private final boolean updating;

    GoldenMessages(GoldenFile file, boolean updating) {
        this.file = file;
        this.updating = updating;
    }

    /** An assertion for AssertJ's {@code satisfies}: the text equals the entry {@code key} of the module under test. */
    public static ThrowingConsumer<@Nullable String> golden(String key, Object... values) {
        return message -> OF_MODULE.check(key, message, values);
    }

    /** Like {@link #golden}, for the message of a throwable. */
    public static ThrowingConsumer<Throwable> goldenMessage(String key, Object... values) {
        return thrown -> OF_MODULE.check(key, thrown.getMessage(), values);
    }

    /** An assertion that one of several texts equals the entry, which is never updated: only people know which one. */
    public static ThrowingConsumer<Iterable<? extends String>> goldenAmong(String key, Object... values) {
        return messages -> OF_MODULE.checkAmong(key, messages, values);
    }

    void check(String key, @Nullable String message, Object... values) {
        GoldenEntry actual = GoldenEntry.of(key, Objects.requireNonNull(message, "a message"));
        if (updating) {
            file.update(actual, values);
            return;
        }
        String expected = expected(key, actual.text(), values);
        if (!expected.equals(actual.text())) {
            throw new AssertionError("golden message " + key + " in " + file
                    + " differs; if the new wording is intended, run the test with -Dwavegate.golden=update.\nExpected:\n"
                    + expected + "\nActual:\n" + message);
        }
    }

    void checkAmong(String key, Iterable<? extends String> messages, Object... values) {
        List<String> texts = new ArrayList<>();
        messages.forEach(message -> texts.add(GoldenEntry.of(key, message).text()));
        String actual = String.join("\n", texts);
        String expected = expected(key, actual, values);
        if (!texts.contains(expected)) {
            throw new AssertionError("golden message " + key + " in " + file
                    + " is none of these; if the new wording is intended, change the entry.\nExpected:\n" + expected
                    + "\nActual:\n" + actual);
        }
    }

    private String expected(String key, String actual, Object... values) {
        return file.entry(key)
                .map(entry -> entry.with(values))
                .orElseThrow(() -> new AssertionError("no golden message " + key + " in " + file
                        + "; add it, or run the test with -Dwavegate.golden=update. Actual:\n" + actual));
    }
}
