package dev.wavegate.domain.wave;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void isSharedByLanesWithoutGrowing() {
        assertThat(new Pace(2_000, 500).sharedBy(1)).isEqualTo(new Pace(2_000, 500));
        assertThat(new Pace(2_000, 500).sharedBy(3)).isEqualTo(new Pace(666, 166));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, perMinute", "1, 0, unproven", "-1, 1, perMinute"})
    void refusesToStandStill(int perMinute, int unproven, String rule) {
        assertThatThrownBy(() -> new Pace(perMinute, unproven))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule + " must be at least 1, but is ");
    }
}
