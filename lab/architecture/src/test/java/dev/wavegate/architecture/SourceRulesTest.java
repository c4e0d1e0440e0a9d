package dev.wavegate.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules about sources find what was planted for them, and nothing else. */
final class SourceRulesTest {
    private final List<Path> planted = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void findsASmallTypeWithOneUser() throws IOException {
        plant("Helper", "record Helper(int size) {}");
        plant("User", "public final class User { private final Helper helper = new Helper(1); }");

        assertThat(smallTypesWithOneUser()).containsExactly("planted.Helper");
    }

    @Test
    void findsAUserThatImportsAMember() throws IOException {
        plant("Helper", "final class Helper { static final int SIZE = 1; }");
        plant("User", "import static planted.Helper.SIZE; public final class User { int size = SIZE; }");

        assertThat(smallTypesWithOneUser()).containsExactly("planted.Helper");
    }

    @Test
    void acceptsASmallTypeThatIsPublicOrShared() throws IOException {
        plant("Published", "public record Published(int size) {}");
        plant("Shared", "record Shared(int size) {}");
        plant("First", "public final class First { Shared shared; Published published; }");
        plant("Second", "public final class Second { Shared shared; }");

        assertThat(smallTypesWithOneUser()).isEmpty();
    }

    @Test
    void acceptsATypeWithEnoughLines() throws IOException {
        plant("Helper", "final class Helper {" + "\n".repeat(SizeRules.LINES_OF_ITS_OWN) + "}");
        plant("User", "public final class User { Helper helper; }");

        assertThat(smallTypesWithOneUser()).isEmpty();
    }

    @Test
    void countsTheComponentsOfRecordsAsParameters() throws IOException {
        plant(
                "Bag",
                "record Bag(int a, int b, int c) { static final int D = 4; Bag { } Bag(int a) { this(a, 1, 1); } }");
        plant("Taker", "final class Taker {\n  Taker(int one, int two) {\n    super();\n  }\n}");

        assertThat(files().get(0).parameters()).containsExactly(3);
        assertThat(files().get(1).parameters()).containsExactly(2);
        assertThat(files().get(1).methodLines()).containsExactly(3);
    }

    @Test
    void boundsMediansAndNotTheLargest() throws IOException {
        plant("Small", "final class Small { Small(int a) {} }");
        plant("Middle", "final class Middle { Middle(int a, int b) {} }");
        plant("Large", "final class Large { Large(int a, int b, int c, int d, int e) {" + "\n".repeat(500) + "} }");

        SizeRules.Medians medians =
                SizeRules.medians(files(), SourceFile::packageName).get("planted");

        assertThat(medians).isEqualTo(new SizeRules.Medians(2, 1, 2));
        assertThat(medians.isWithin(new SizeRules.Medians(2, 1, 2))).isTrue();
        assertThat(medians.isWithin(new SizeRules.Medians(1, 1, 2))).isFalse();
        assertThat(medians.isWithin(new SizeRules.Medians(2, 0, 2))).isFalse();
        assertThat(medians.isWithin(new SizeRules.Medians(2, 1, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fate",
                "RolloutFate",
                "WaveTale",
                "Tales",
                "RolloutStories",
                "LifeSign",
                "RollCallOf",
                "HTTPDesk"
            })
    void refusesRetiredWords(String name) {
        assertThat(RetiredWords.isRetired(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fateful", "Talented", "Newsletter", "LifeSignal", "ChangeAnswer", "OrderedWaves"})
    void acceptsOtherWords(String name) {
        assertThat(RetiredWords.isRetired(name)).isFalse();
    }

    @Test
    void findsRetiredWordsInNestedTypes() throws IOException {
        plant("Wave", "public final class Wave { enum Fate { GOOD } static final class Part { record Hero() {} } }");

        assertThat(RetiredWords.in(files())).containsExactly("planted.Wave.Fate", "planted.Wave.Part.Hero");
    }

    @Test
    void aListOfExceptionsHasNeitherTooFewNorTooMany() throws IOException {
        Exceptions list = new Exceptions(listFile(), false);

        list.match(new TreeSet<>(List.of("a.B", "a.C")));
        assertThatThrownBy(() -> list.match(new TreeSet<>(List.of("a.B", "a.C", "a.D"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.D");
        assertThatThrownBy(() -> list.match(new TreeSet<>(List.of("a.B"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.C");
    }

    @Test
    void aListIsRewrittenOnDemandAndKeepsItsComments() throws IOException {
        Path file = listFile();

        new Exceptions(file, true).match(new TreeSet<>(List.of("a.D", "a.B")));

        assertThat(file).hasContent("# why\n\na.B\na.D\n");
    }

    private Path listFile() throws IOException {
        return Files.writeString(directory.resolve("list.txt"), "# why\n\na.B\na.C\n");
    }

    private void plant(String name, String declaration) throws IOException {
        planted.add(Files.writeString(directory.resolve(name + ".java"), "package planted;\n" + declaration));
    }

    private List<SourceFile> files() {
        return SourceFile.parse(planted);
    }

    private SortedSet<String> smallTypesWithOneUser() {
        return SizeRules.smallTypesWithOneUser(files());
    }
}
