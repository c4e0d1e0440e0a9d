package dev.wavegate.documentation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages mark messages that they quote with {@code <samp>}; an ellipsis stands for what the page leaves out. */
final class QuotedMessagesTest {
    private static final Pattern QUOTE = Pattern.compile("<samp>(.+?)</samp>");
    private static final Pattern PROBLEM = Pattern.compile("\"(?:title|detail|rule)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String LEFT_OUT = "…";

    private final List<String> messages = Checkout.goldenMessages().stream()
            .flatMap(file -> Checkout.lines(file).stream())
            .toList();

    @Test
    void everyQuotedMessageIsAGoldenOne() {
        List<String> quotes = Checkout.pages().stream()
                .flatMap(page -> found(QUOTE, Checkout.text(page)).stream())
                .toList();

        assertThat(quotes).hasSizeGreaterThan(15).allSatisfy(this::isGolden);
    }

    @Test
    void theExampleOfAProblemHasGoldenMessages() {
        Path errors = Checkout.file("docs/reference/errors.md");
        String example = Page.read(errors).blocks().stream()
                .filter(block -> block.language().equals("json"))
                .map(Page.Block::text)
                .collect(Collectors.joining("\n"));

        assertThat(found(PROBLEM, example)).hasSizeGreaterThan(3).allSatisfy(this::isGolden);
    }

    private void isGolden(String quote) {
        Pattern message =
                Pattern.compile(Arrays.stream(quote.replace("\\\"", "\"").split(LEFT_OUT, -1))
                        .map(String::strip)
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")));
        assertThat(messages.stream().anyMatch(line -> message.matcher(line).find()))
                .as("a golden message has the text: %s", quote)
                .isTrue();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1)).toList();
    }
}
