package dev.wavegate.domain.release;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        "<4.2.1, true, false, false",
        "<=4.2.1, true, true, false",
        ">4.2.1, false, false, true",
        ">=4.2.1, false, true, true",
        "!=4.2.1, true, false, true",
        "=4.2.1, false, true, false",
        "4.2.1, false, true, false",
        "' < 4.2.1 ', true, false, false"
    })
    void holdsTheVersionsOnItsSide(String text, boolean below, boolean at, boolean above) {
        VersionRange range = VersionRange.parse(text).orElseThrow();

        assertThat(range.contains(new Version("4.2.1-rc.1"))).isEqualTo(below);
        assertThat(range.contains(new Version("4.2.1+build.7"))).isEqualTo(at);
        assertThat(range.contains(new Version("4.10.0"))).isEqualTo(above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", ">=", "< 4 2", "sürüm", "~4.2", "^4.2", "=<4.2", "==4.2", "<>4.2", "*"})
    void isNotReadFromOtherTexts(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
    }

    @Test
    void printsAsItIsRead() {
        for (String text : new String[] {"<4.2.1", "<=4.2.1", ">4.2.1", ">=4.2.1", "!=4.2.1", "4.2.1"}) {
            assertThat(VersionRange.parse(text).orElseThrow()).hasToString(text);
        }
    }
}
