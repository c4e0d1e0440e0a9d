package dev.wavegate.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of one rollout through the code, as the page on the architecture gives it, is short and without a gap. */
final class FileByFileTest {
    private static final int MOST = 40;
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    private final Map<String, Path> sources = Checkout.mainSources().stream()
            .collect(Collectors.toMap(
                    path -> path.getFileName().toString().replace(".java", ""),
                    Function.identity(),
                    (first, second) -> first));

    @Test
    void everyFileExistsAndIsConnectedWithOneBefore() {
        List<String> names = names();
        List<String> read = new ArrayList<>(names.subList(0, 1));

        assertThat(names).hasSizeBetween(30, MOST).doesNotHaveDuplicates();
        assertThat(sources).containsKeys(names.toArray(String[]::new));
        for (String name : names.subList(1, names.size())) {
            assertThat(read)
                    .as("a file before %s that names it, or that it names", name)
                    .anyMatch(each -> connected(each, name));
            read.add(name);
        }
    }

    private boolean connected(String one, String other) {
        return mentions(one, other) || mentions(other, one);
    }

    private boolean mentions(String source, String name) {
        Path file = sources.getOrDefault(source, Path.of(source));
        return Pattern.compile("\\b" + name + "\\b")
                .matcher(Checkout.text(file))
                .find();
    }

    private static List<String> names() {
        String page = Checkout.text(Checkout.file("docs/explanation/architecture.md"));
        String section = page.substring(page.indexOf("### File by file"));
        return NAME.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
