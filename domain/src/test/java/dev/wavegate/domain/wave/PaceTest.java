package dev.wavegate.domain.wave;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaceTest {
    @ParameterizedTest
    @CsvSource({
        "2000, 500, 0, 0, 500",
        "2000, 500, 500, 0, 0",
        "2000, 500, 501, 0, 0",
        "2000, 500, 499, 0, 1",
        "2000, 500, 0, 1900, 100",
        "2000, 500, 0, 2000, 0",
        "2000, 500, 0, 2500, 0",
        "10, 500, 20, 3, 7",
        "2000, 2147483647, 0, 0, 2000"
    })
    void allowsWhatBothLimitsLeave(int perMinute, int unproven, int inFlight, int asked, int allowed) {
        assertThat(new Pace(perMinute, unproven).allowance(inFlight, asked)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 0, PT0S",
        "2000, 1, PT0.03S",
        "2000, 2000, PT1M",
        "7, 1, PT8.572S",
        "1, 1000000, PT16666H40M",
        "2000, 2000000000, PT16666H40M"
    })
    void takesSoLong(int perMinute, int devices, Duration time) {
        assertThat(new Pace(perMinute, 500).timeFor(devices)).isEqualTo(time);
    }

    @Test
    void isSharedByLanesAsTheirSizesAre() {
        assertThat(new Pace(2_000, 500).sharedBy(List.of(7))).containsExactly(new Pace(2_000, 500));
        assertThat(new Pace(2_000, 500).sharedBy(List.of(10, 10, 10)))
                .containsExactly(new Pace(666, 166), new Pace(667, 167), new Pace(667, 167));
        assertThat(new Pace(103, 13).sharedBy(List.of(900, 90, 10)))
                .containsExactly(new Pace(91, 10), new Pace(10, 1), new Pace(2, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isSharedWithoutGrowingOrShrinking(long seed) {
        Random random = new Random(seed);
        List<Integer> sizes =
                random.ints(1 + random.nextInt(50), 0, 300_000).boxed().toList();
        Pace pace = new Pace(50 + random.nextInt(1_000_000), 50 + random.nextInt(1_000_000));

        assertThat(pace.sharedBy(sizes).stream().reduce(Pace::plus))
                .as("seed %d", seed)
                .contains(pace);
    }

    @Test
    void leavesEveryLaneOneEvenBelowOneForEach() {
        assertThat(new Pace(3, 1).sharedBy(List.of(5, 5, 5, 5)))
                .containsOnly(new Pace(1, 1))
                .hasSize(4);
        assertThat(new Pace(3, 1).sharedBy(List.of(0))).containsExactly(new Pace(1, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, perMinute", "1, 0, unproven", "-1, 1, perMinute"})
    void refusesToStandStill(int perMinute, int unproven, String rule) {
        assertThatThrownBy(() -> new Pace(perMinute, unproven))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("wave.pace", rule, Math.min(perMinute, unproven)));
    }
}
