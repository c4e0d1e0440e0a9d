package dev.wavegate.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class GoldenMessagesTest {
    private Path path = Path.of("");

    @BeforeEach
    void inItsOwnFile(@TempDir Path directory) {
        path = directory.resolve("resources").resolve("messages.golden");
    }

    @Test
    void aMessageEqualsItsEntry() throws IOException {
        write("a.b = first\nc-d = second = third\n");

        checking().check("a.b", "first");
        checking().check("c-d", "second = third");
    }

    @Test
    void anotherMessageFailsWithBothTextsAndWhatToDo() throws IOException {
        write("a.b = first\n");

        assertThatThrownBy(() -> checking().check("a.b", "First"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("a.b", "\nExpected:\nfirst\nActual:\nFirst", "-Dwavegate.golden=update");
    }

    @Test
    void aMessageWithoutEntryFails() throws IOException {
        assertThatThrownBy(() -> checking().check("a.b", "first"))
                .hasMessageContainingAll("no golden message a.b", "first");
        write("a.bc = first\n");
        assertThatThrownBy(() -> checking().check("a.b", "first")).hasMessageContaining("no golden message a.b");
        assertThatThrownBy(() -> checking().check("a.bc", null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void oneOfSeveralMessagesEqualsItsEntryEvenInAnUpdate() throws IOException {
        write("a = is {0}\n");

        checking().checkAmong("a", List.of("other", "is 1"), 1);
        updating().checkAmong("a", List.of("other", "is 1"), 1);
        assertThatThrownBy(() -> checking().checkAmong("a", List.of("other", "is 1"), 2))
                .hasMessageContaining("Expected:\nis 2\nActual:\nother\nis 1");
        assertThatThrownBy(() -> updating().checkAmong("a", List.of("other"), 1))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> updating().checkAmong("b", List.of("other")))
                .hasMessageContaining("no golden message");
        assertThat(path).hasContent("a = is {0}\n");
    }

    @Test
    void valuesMustStandWhereTheEntryHasThem() throws IOException {
        write("a = from {0} to {1}, not {0}\n");

        checking().check("a", "from 1 to 2, not 1", 1, "2");
        assertThatThrownBy(() -> checking().check("a", "from 1 to 2, not 1", 1, 3))
                .hasMessageContaining("from 1 to 3, not 1");
        assertThatThrownBy(() -> checking().check("a", "from 1 to 2, not 1", 1, 2, 1))
                .hasMessageContaining("has no {2}");
        assertThatThrownBy(() -> checking().check("a", "from 1 to 2, not 1", 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void anUpdateMergesSortedAndKeepsOthers() throws IOException {
        write("m = kept\nz = old\n");

        updating().check("z", "new");
        updating().check("a", "is 17, not 170", 17);
        updating().check("b", " two\n\nlines\n");
        updating().check("empty", "");

        assertThat(Files.readString(path))
                .isEqualTo(
                        "a = is {0}, not 170\nb =\n  |  two\n  | \n  | lines\n  | \nempty =\n  | \nm = kept\nz = new\n");
        checking().check("a", "is 18, not 170", 18);
        checking().check("b", " two\n\nlines\n");
        checking().check("empty", "");
        assertThatThrownBy(() -> checking().check("b", " two\nlines\n")).isInstanceOf(AssertionError.class);
    }

    @Test
    void anUpdateKeepsAnEntryThatFits() throws IOException {
        write("a = is \"{0}\"\n");

        updating().check("a", "is \"\"", "");

        updating().check("a", "was \"\"", "");

        assertThat(path).hasContent("a = is \"{0}\"\n");
        assertThatThrownBy(() -> updating().check("a", "was \"1\"", "2")).hasMessageContaining("by hand");
    }

    @Test
    void updatesAtTheSameTimeLoseNothing() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            pool.invokeAll(IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        updating().check("key-" + i, "text " + i);
                        return true;
                    })
                    .toList());
        } finally {
            pool.shutdown();
        }

        assertThat(Files.readAllLines(path)).hasSize(200).isSorted().contains("key-77 = text 77");
    }

    @Test
    void aBrokenFileOrKeyIsRefused() throws IOException {
        write("a = 1\na = 2\n");
        assertThatThrownBy(() -> checking().check("a", "1")).hasMessageContaining("twice");
        write("a\n");
        assertThatThrownBy(() -> checking().check("a", "1")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> updating().check("A b", "1")).hasMessageContaining("A b");
    }

    private void write(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private GoldenMessages checking() {
        return new GoldenMessages(new GoldenFile(path), false);
    }

    private GoldenMessages updating() {
        return new GoldenMessages(new GoldenFile(path), true);
    }
}
