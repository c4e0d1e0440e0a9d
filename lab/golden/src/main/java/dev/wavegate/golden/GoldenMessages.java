package dev.wavegate.golden;

import java.nio.file.Path;
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

    void check(String key, @Nullable String message, Object... values) {
        GoldenEntry actual = GoldenEntry.of(key, Objects.requireNonNull(message, "a message"));
        if (updating) {
            file.update(actual, values);
            return;
        }
        String expected = file.entry(key)
                .map(entry -> entry.with(values))
                .orElseThrow(() -> new AssertionError("no golden message " + key + " in " + file
                        + "; add it, or run the test with -Dwavegate.golden=update. Actual:\n" + message));
        if (!expected.equals(actual.text())) {
            throw new AssertionError("golden message " + key + " in " + file
                    + " differs; if the new wording is intended, run the test with -Dwavegate.golden=update.\nExpected:\n"
                    + expected + "\nActual:\n" + message);
        }
    }
}
