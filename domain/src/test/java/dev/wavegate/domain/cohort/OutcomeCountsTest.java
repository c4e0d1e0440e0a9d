package dev.wavegate.domain.cohort;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutcomeCountsTest {
    /** One of each, so that every sum shows which outcomes it takes. */
    private static final OutcomeCounts ONE_OF_EACH =
            new OutcomeCounts(Stream.of(DeviceOutcome.values()).collect(Collectors.toMap(each -> each, each -> 1)));

    @Test
    void sumsUpWhatBelongsTogether() {
        assertThat(ONE_OF_EACH.total()).isEqualTo(17);
        assertThat(ONE_OF_EACH.inFlight()).isEqualTo(3);
        assertThat(ONE_OF_EACH.failures()).isEqualTo(5);
        assertThat(ONE_OF_EACH.confirmed()).isEqualTo(1);
        assertThat(ONE_OF_EACH.reports()).isEqualTo(6);
        assertThat(ONE_OF_EACH.outstanding()).isEqualTo(4);
        assertThat(ONE_OF_EACH.everDispatched()).isEqualTo(13);
        assertThat(ONE_OF_EACH.targeted()).isEqualTo(13);
    }

    @Test
    void countsNothingAsNothing() {
        assertThat(OutcomeCounts.none().total()).isZero();
        assertThat(OutcomeCounts.none().of(DeviceOutcome.PENDING)).isZero();
        assertThat(new OutcomeCounts(Map.of(DeviceOutcome.FAILED, 0))).isEqualTo(OutcomeCounts.none());
    }

    @Test
    void addsUp() {
        OutcomeCounts left = new OutcomeCounts(Map.of(DeviceOutcome.PENDING, 2, DeviceOutcome.FAILED, 1));
        OutcomeCounts right = new OutcomeCounts(Map.of(DeviceOutcome.PENDING, 3, DeviceOutcome.FALSE_SUCCESS, 4));

        assertThat(left.plus(right))
                .isEqualTo(right.plus(left))
                .isEqualTo(new OutcomeCounts(
                        Map.of(DeviceOutcome.PENDING, 5, DeviceOutcome.FAILED, 1, DeviceOutcome.FALSE_SUCCESS, 4)));
        assertThat(left.plus(OutcomeCounts.none())).isEqualTo(left);
    }

    @Test
    void countsWhatHasNotGoneOutAsPending() {
        OutcomeCounts counts = new OutcomeCounts(Map.of(DeviceOutcome.PENDING, 2, DeviceOutcome.DISPATCHED, 5));

        assertThat(counts.withUnsent(0)).isEqualTo(counts);
        assertThat(counts.withUnsent(3))
                .isEqualTo(new OutcomeCounts(Map.of(DeviceOutcome.PENDING, 5, DeviceOutcome.DISPATCHED, 2)));
        assertThat(counts.withUnsent(9)).isEqualTo(new OutcomeCounts(Map.of(DeviceOutcome.PENDING, 7)));
        assertThat(OutcomeCounts.none().withUnsent(9)).isEqualTo(OutcomeCounts.none());
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> new OutcomeCounts(Map.of(DeviceOutcome.PENDING, -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("cohort.negative-count"));
    }
}
