package dev.wavegate.domain.failure;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class FailureCodeTest {
    @Test
    void everyCodeHasATitle() {
        assertThat(Arrays.stream(FailureCode.values())
                        .map(code -> code.code() + ": " + code.title())
                        .collect(Collectors.joining("\n")))
                .satisfies(golden("failure.titles"));
    }

    @Test
    void codesAreUnique() {
        assertThat(FailureCode.values()).extracting(FailureCode::code).doesNotHaveDuplicates();
    }
}
