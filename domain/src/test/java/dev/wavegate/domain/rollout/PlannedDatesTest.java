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
            .withApproval(Optional.of(hours(0, 10)));

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

    private PlannedDates asked() {
        return agreed.withRequested(
                new PlannedDates.Requested(hours(20, 22), Optional.of(hours(20, 30)), "Lift the hold?", false));
    }

    @Test
    void requestedDatesCountOnlyOnceTheChangeManagersHaveAgreed() {
        assertThat(asked().isRequested(hours(20, 22))).isTrue();
        assertThat(asked().isRequested(hours(20, 23))).isFalse();
        assertThat(asked().questions()).containsExactly("Lift the hold?");
        assertThat(asked().known()).contains(hours(20, 30));
        assertThat(asked().covers(hours(20, 22))).isFalse();
        assertThat(asked().withApproval(Optional.of(hours(20, 30))).covers(hours(20, 22)))
                .isFalse();
        assertThat(asked().withAnswer(Optional.of(hours(20, 30))).covers(hours(20, 22)))
                .isTrue();
    }

    @Test
    void otherDatesAreTheAnswerNo() {
        PlannedDates answered = asked().withAnswer(Optional.of(hours(40, 50))).withApproval(Optional.of(hours(40, 50)));

        assertThat(answered.covers(hours(20, 22))).isFalse();
        assertThat(answered.covers(hours(40, 42))).isTrue();
        assertThat(answered.isRequested(hours(20, 22))).isFalse();
    }

    @Test
    void theEndOfSomebodyElsesHoldAnswersNothing() {
        PlannedDates lifted = asked().withoutAnswer().withApproval(Optional.of(hours(20, 30)));

        assertThat(lifted.covers(hours(20, 22))).isFalse();
        assertThat(lifted.isRequested(hours(20, 22))).isFalse();
        assertThat(lifted.known()).contains(hours(20, 30));
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
