package dev.wavegate.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exceptions of one rule: a text file with one fully qualified name per line, under comments that begin with #. Run
 * the test with {@code -Dwavegate.rules.rewrite=true} to write today's violations into it, after a renaming for example.
 *
 * @param rewritten whether to write the violations into the file first
 */
record Exceptions(Path file, boolean rewritten) {
    /** The list of that name in the resources of this module. */
    static Exceptions named(String name) {
        return new Exceptions(
                Path.of("src/test/resources/architecture", name), Boolean.getBoolean("wavegate.rules.rewrite"));
    }

    /** Fails for a violation that is not listed, and for an entry that is none any more, so that the list shrinks. */
    void match(SortedSet<String> violations) {
        if (rewritten) {
            write(violations);
        }
        SortedSet<String> listed = listed();
        assertThat(minus(violations, listed))
                .as("violations that %s does not list; change the code rather than the list", file)
                .isEmpty();
        assertThat(minus(listed, violations))
                .as("entries of %s that are no violations any more; remove them", file)
                .isEmpty();
    }

    SortedSet<String> listed() {
        return lines().stream()
                .filter(line -> !isComment(line))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void write(SortedSet<String> violations) {
        Stream<String> comments = lines().stream().filter(Exceptions::isComment);
        try {
            Files.write(file, Stream.concat(comments, violations.stream()).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static SortedSet<String> minus(SortedSet<String> all, SortedSet<String> others) {
        SortedSet<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }
}
