package dev.wavegate.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.documentation.Checkout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GoldenMessagesTest {
    /** An entry that no test names is never compared with anything. */
    @Test
    void everyGoldenMessageIsNamedByATestOfItsModule() {
        Map<Path, List<String>> unused = Checkout.goldenMessages().stream()
                .collect(Collectors.toMap(file -> file, GoldenMessagesTest::unusedIn));

        assertThat(unused)
                .isNotEmpty()
                .allSatisfy((file, keys) ->
                        assertThat(keys).as("unused entries of %s", file).isEmpty());
    }

    private static List<String> unusedIn(Path golden) {
        String tests = Checkout.testSources(golden.getParent().getParent()).stream()
                .map(source -> String.join("\n", Checkout.lines(source)))
                .collect(Collectors.joining("\n"));
        return keys(golden).stream()
                .filter(key -> !Pattern.compile("[\" |,]" + Pattern.quote(key) + "(?![a-z0-9.-])")
                        .matcher(tests)
                        .find())
                .toList();
    }

    private static List<String> keys(Path golden) {
        return Checkout.lines(golden).stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replaceFirst(" =.*", ""))
                .toList();
    }
}
