package dev.wavegate.domain.wave;

import dev.wavegate.domain.gate.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaveSizeTest {
    @ParameterizedTest
    @CsvSource({"20, 2000, 0, 20", "20, 2000, 1990, 10", "20, 5, 0, 5", "20, 0, 0, 0", "1, 2000, 2000, 0"})
    void countsDevices(int devices, int matching, int placed, int quota) {
        assertThat(new WaveSize.Count(devices).quota(matching, placed)).isEqualTo(quota);
    }

    @ParameterizedTest
    @CsvSource({
        "10%, 2000, 20, 180",
        "10%, 2000, 200, 0",
        "10%, 2000, 300, 0",
        "100%, 2000, 220, 1780",
        "100%, 0, 0, 0",
        "1%, 1, 0, 1",
        "1%, 101, 0, 2",
        "33.3%, 10, 0, 4",
        "0.0001%, 1000000, 0, 1",
        "99.9999999999%, 1000000000, 0, 1000000000"
    })
    void reachesAShareRoundedUp(String share, int matching, int placed, int quota) {
        assertThat(new WaveSize.UpTo(Share.parse(share)).quota(matching, placed))
                .isEqualTo(quota);
    }

    @Test
    void neverTakesMoreThanThereAre() {
        for (int matching = 0; matching < 40; matching++) {
            for (int placed = 0; placed <= matching; placed++) {
                for (int percent = 1; percent <= 100; percent++) {
                    int quota = new WaveSize.UpTo(new Share(percent, 100)).quota(matching, placed);
                    assertThat(quota).isBetween(0, matching - placed);
                }
                assertThat(new WaveSize.Count(7).quota(matching, placed)).isBetween(0, matching - placed);
            }
        }
    }

    @Test
    void isNeverNothing() {
        assertThatThrownBy(() -> new WaveSize.Count(0))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("wave.size"));
        assertThatThrownBy(() -> new WaveSize.UpTo(Share.parse("0%")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("wave.share"));
    }

    @Test
    void printsAsPlansWriteIt() {
        assertThat(new WaveSize.Count(20)).hasToString("20");
        assertThat(new WaveSize.UpTo(Share.parse("2.5%"))).hasToString("2.5%");
    }
}
