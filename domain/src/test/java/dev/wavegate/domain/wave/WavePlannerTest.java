package dev.wavegate.domain.wave;

import java.util.List;

import dev.wavegate.domain.cohort.OrdinalRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WavePlannerTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 1, 1",
        "0, 250000, 1",
        "0, 250001, 2",
        "220, 1000220, 4",
        "7, 1000008, 5",
        "0, 2147483647, 8590"
    })
    void cutsAWaveIntoAsFewLanesAsItMay(int from, int to, int lanes) {
        List<OrdinalRange> ranges = WavePlanner.lanes(new OrdinalRange(from, to));

        assertThat(ranges).hasSize(lanes);
        assertThat(ranges.get(0).from()).isEqualTo(from);
        assertThat(ranges.get(lanes - 1).to()).isEqualTo(to);
        for (int lane = 1; lane < lanes; lane++) {
            assertThat(ranges.get(lane).from()).isEqualTo(ranges.get(lane - 1).to());
        }
    }

    @Test
    void cutsLanesOfNearlyTheSameSize() {
        List<OrdinalRange> ranges = WavePlanner.lanes(new OrdinalRange(3, 600_004));

        int largest = ranges.stream().mapToInt(OrdinalRange::size).max().orElseThrow();
        int smallest = ranges.stream().mapToInt(OrdinalRange::size).min().orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(WavePlanner.LARGEST_LANE);
        assertThat(largest - smallest).isLessThanOrEqualTo(1);
    }
}
