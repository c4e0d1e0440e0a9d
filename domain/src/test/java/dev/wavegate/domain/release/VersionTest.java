package dev.wavegate.domain.release;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VersionTest {
    /** Lowest first; each is below every one after it. */
    private static final List<Version> ASCENDING = Stream.of(
                    "0.9",
                    "1.0.0-0",
                    "1.0.0-9",
                    "1.0.0-10",
                    "1.0.0-alpha",
                    "1.0.0-alpha.0",
                    "1.0.0-alpha.1",
                    "1.0.0-alpha.beta",
                    "1.0.0-beta",
                    "1.0.0-beta.2",
                    "1.0.0-beta.11",
                    "1.0.0-rc.1",
                    "1.0.0",
                    "1.0.1",
                    "1.2",
                    "1.9.9",
                    "1.10.0",
                    "1.10.0.1",
                    "2",
                    "4.2.1",
                    "4.10",
                    "20260329")
            .map(Version::new)
            .toList();

    @Test
    void areOrderedAsSemanticVersioningOrders() {
        for (int left = 0; left < ASCENDING.size(); left++) {
            for (int right = 0; right < ASCENDING.size(); right++) {
                assertThat(Integer.signum(ASCENDING.get(left).compareTo(ASCENDING.get(right))))
                        .as("%s against %s", ASCENDING.get(left), ASCENDING.get(right))
                        .isEqualTo(Integer.compare(left, right));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1.2.0", "1, 1.0.0.0", "1.0.0+build.5, 1.0.0", "1.0.0-rc.1+a, 1.0.0-rc.1+b", "01.2, 1.2"})
    void mayStandAtOnePlaceWithoutBeingEqual(String left, String right) {
        assertThat(new Version(left)).isEqualByComparingTo(new Version(right));
        assertThat(new Version(right)).isEqualByComparingTo(new Version(left));
        assertThat(new Version(left)).isNotEqualTo(new Version(right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 2", "1.0\n", "sürüm-1", "٤.٢"})
    void refusesWhatDevicesDoNotReport(String text) {
        assertThat(Version.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Version(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("release.version", text));
    }

    @Test
    void hasAtMost64Characters() {
        assertThat(Version.isValid("1".repeat(64))).isTrue();
        assertThat(Version.isValid("1".repeat(65))).isFalse();
    }
}
