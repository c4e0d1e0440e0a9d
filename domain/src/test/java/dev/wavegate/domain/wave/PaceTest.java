package dev.wavegate.domain.wave;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

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

    @ParameterizedTest
    @CsvSource({
        "2000, 500, 1, 2000, 500",
        "2000, 500, 3, 2000, 500",
        "7, 4, 4, 7, 4",
        "2147483647, 1000000, 7, 2147483647, 1000000",
        // Below one for each lane, each lane has one.
        "3, 1, 4, 4, 4",
        "500, 3, 4, 500, 4"
    })
    void isSharedByLanesWithoutGrowingOrShrinking(int perMinute, int unproven, int lanes, int allPerMinute, int all) {
        Pace pace = new Pace(perMinute, unproven);

        List<Pace> shares = IntStream.range(0, lanes)
                .mapToObj(lane -> pace.shareOf(lane, lanes))
                .toList();

        assertThat(shares.stream().mapToLong(Pace::perMinute).sum()).isEqualTo(allPerMinute);
        assertThat(shares.stream().mapToLong(Pace::unproven).sum()).isEqualTo(all);
        assertThat(shares)
                .allSatisfy(share ->
                        assertThat(share.perMinute()).isBetween(Math.max(1, perMinute / lanes), perMinute / lanes + 1));
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "4, 4", "0, 0"})
    void refusesALaneThatIsNotThere(int lane, int lanes) {
        assertThatThrownBy(() -> new Pace(2_000, 500).shareOf(lane, lanes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lane must be between 0 and " + (lanes - 1) + ", but is " + lane);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, perMinute", "1, 0, unproven", "-1, 1, perMinute"})
    void refusesToStandStill(int perMinute, int unproven, String rule) {
        assertThatThrownBy(() -> new Pace(perMinute, unproven))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule + " must be at least 1, but is ");
    }
}
