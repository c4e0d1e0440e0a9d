package dev.wavegate.architecture;

import java.util.SortedSet;

import dev.wavegate.documentation.Checkout;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static final Exceptions IN_USE = Exceptions.named("retired-words-in-use.txt");

    @Test
    void typesAreNamedWithTheFieldsOwnWords() {
        SortedSet<String> violations = RetiredWords.in(SourceFile.parse(Checkout.sources()));
        IN_USE.match(violations);
    }
}
