package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlannedDatesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Interval hours(long from, long to) {
        return new Interval(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(to)));
    }

    private final PlannedDates agreed = PlannedDates.none()
            .withForecasts(List.of(
                    new WaveForecast("canary", 20, Optional.of(hours(0, 2))),
                    new WaveForecast("broad", 1_980, Optional.empty())))
            .withApproval(Optional.of(hours(0, 10)), NOON);

    @Test
    void aChangeWithoutDatesAgreesToAnyTime() {
        assertThat(PlannedDates.none().covers(hours(500, 600))).isTrue();
    }

    @Test
    void agreesToWhatLiesWithinItsDatesAndAFewMinutesMore() {
        assertThat(agreed.covers(hours(0, 10))).isTrue();
        assertThat(agreed.covers(
                        new Interval(NOON, NOON.plus(Duration.ofHours(10)).plusSeconds(300))))
                .isTrue();
        assertThat(agreed.covers(
                        new Interval(NOON, NOON.plus(Duration.ofHours(10)).plusSeconds(301))))
                .isFalse();
        assertThat(agreed.covers(hours(-1, 5))).isFalse();
    }

    @Test
    void requestedDatesCountOnlyOnceTheChangeWasApprovedAfterTheRequest() {
        PlannedDates requested = agreed.withRequested(hours(20, 22), NOON.plusSeconds(60));

        assertThat(requested.isRequested(hours(20, 22))).isTrue();
        assertThat(requested.isRequested(hours(20, 23))).isFalse();
        assertThat(requested.covers(hours(20, 22))).isFalse();
        assertThat(requested
                        .withApproval(Optional.of(hours(0, 10)), NOON.plusSeconds(60))
                        .covers(hours(20, 22)))
                .isTrue();
    }

    @Test
    void laterWavesAreDelayedAsMuchAsThisOne() {
        assertThat(agreed.extendedFor("canary", hours(5, 7), false, Duration.ofHours(1)))
                .isEqualTo(hours(5, 15));
        assertThat(agreed.extendedFor("canary", hours(5, 7), true, Duration.ofHours(1)))
                .isEqualTo(hours(0, 15));
    }

    @Test
    void leavesLeewayAfterAWaveThatWasNotForecast() {
        assertThat(agreed.extendedFor("broad", hours(30, 40), true, Duration.ofHours(3)))
                .isEqualTo(hours(0, 43));
        assertThat(PlannedDates.none().extendedFor("broad", hours(30, 40), false, Duration.ZERO))
                .isEqualTo(hours(30, 40));
    }

    @Test
    void anEarlierWaveShortensNothing() {
        assertThat(agreed.extendedFor("canary", hours(-2, 0), false, Duration.ZERO))
                .isEqualTo(hours(-2, 10));
    }

    @Test
    void remembersAnApprovalThatCameLate() {
        assertThat(agreed.withApprovedLate(true).approvedLate()).isTrue();
        assertThat(agreed.approvedLate()).isFalse();
    }
}
