package dev.wavegate.domain.gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        "98%, 49, 50, 98%",
        "0.01, 1, 100, 1%",
        "2.5%, 1, 40, 2.5%",
        "0.025, 1, 40, 2.5%",
        "100%, 1, 1, 100%",
        "1.0, 1, 1, 100%",
        "0%, 0, 1, 0%",
        "0, 0, 1, 0%",
        "0.0001%, 1, 1000000, 0.0001%",
        "50.00%, 1, 2, 50%"
    })
    void readsPercentagesAndFractionsExactly(String text, long part, long whole, String printed) {
        assertThat(Share.parse(text)).isEqualTo(new Share(part, whole)).hasToString(printed);
        assertThat(Share.parse(printed)).isEqualTo(Share.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1", "-1%", "101%", "1.5", "", "%", "1 %", "1,5%", "١%", "1e-2", "NaN", "100.1%"})
    void refusesWhatIsNoShareOrMightBeMeantOtherwise(String text) {
        assertThatThrownBy(() -> Share.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("gate.share-text", text));
    }

    @Test
    void refusesRatiosOutsideZeroToOne() {
        assertThatThrownBy(() -> new Share(2, 1)).satisfies(goldenMessage("gate.share-part", 2));
        assertThatThrownBy(() -> new Share(-1, 1)).satisfies(goldenMessage("gate.share-part", -1));
        assertThatThrownBy(() -> new Share(0, 0)).satisfies(goldenMessage("gate.share-whole"));
    }

    @Test
    void comparesWithoutRounding() {
        long huge = Long.MAX_VALUE;

        assertThat(new Share(huge - 2, huge - 1)).isLessThan(new Share(huge - 1, huge));
        assertThat(new Share(2, 4)).isEqualByComparingTo(new Share(1, 2)).isEqualTo(new Share(1, 2));
        assertThat(new Share(1, 3)).isLessThan(new Share(34, 100)).isGreaterThan(new Share(33, 100));
    }

    @ParameterizedTest
    @CsvSource({
        // share, total, rounded down, rounded up, at least one
        "10%, 2000, 200, 200, 200",
        "10%, 2009, 200, 201, 200",
        "1%, 20, 0, 1, 1",
        "98%, 2000, 1960, 1960, 1960",
        "98%, 3, 2, 3, 2",
        "0%, 5, 0, 0, 1",
        "50%, 0, 0, 0, 0",
        "100%, 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807"
    })
    void takesAPartOfATotalWithTheRoundingItsNameSays(String share, long total, long down, long up, long atLeastOne) {
        assertThat(Share.parse(share).roundedDown(total)).isEqualTo(down);
        assertThat(Share.parse(share).roundedUp(total)).isEqualTo(up);
        assertThat(Share.parse(share).ofAtLeastOne(total)).isEqualTo(atLeastOne);
    }

    @Test
    void printsWhatNeverEndsToTenDecimals() {
        assertThat(new Share(1, 3)).hasToString("33.3333333333%");
        assertThat(new Share(1, 4).toDouble()).isEqualTo(0.25);
    }
}
