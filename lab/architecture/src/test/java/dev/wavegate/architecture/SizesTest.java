package dev.wavegate.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wavegate.documentation.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/** No single file, method or constructor has a limit: limits that are met by cutting thoughts into pieces do harm. */
final class SizesTest {
    private static final SizeRules.Medians BOUNDS = new SizeRules.Medians(95, 8, 4);

    /** May only be lowered, as the list may only shrink. */
    private static final int MOST_EXCEPTIONS = 37;

    private static final Exceptions SMALL_TYPES = Exceptions.named("small-types-with-one-user.txt");
    private static final List<SourceFile> FILES = SourceFile.parse(Checkout.mainSources());

    @Test
    void whatIsUsualInAModuleIsReadAtOnce(TestReporter reporter) throws IOException {
        Map<String, SizeRules.Medians> medians = SizeRules.medians(FILES, file -> Checkout.moduleOf(file.path()));

        String report = medians.entrySet().stream()
                .map(each -> "%-14s %4d lines a file, %3d a method, %2d parameters"
                        .formatted(
                                each.getKey(),
                                each.getValue().fileLines(),
                                each.getValue().methodLines(),
                                each.getValue().parameters()))
                .collect(Collectors.joining("\n", "Medians of each module\n", "\n"));
        reporter.publishEntry(report);
        Files.writeString(Path.of("target/medians.txt"), report);
        assertThat(medians).hasSizeGreaterThan(8);
        assertThat(medians)
                .allSatisfy((module, each) -> assertThat(each)
                        .as("%s, within %s", module, BOUNDS)
                        .matches(measured -> measured.isWithin(BOUNDS)));
    }

    @Test
    void aSmallTypeWithOneUserBelongsInsideThatUser() {
        SMALL_TYPES.match(SizeRules.smallTypesWithOneUser(FILES));
        assertThat(SMALL_TYPES.listed()).hasSizeLessThanOrEqualTo(MOST_EXCEPTIONS);
    }
}
