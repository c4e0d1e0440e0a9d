package dev.wavegate.activities.wave;

import java.time.Duration;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.workflows.wave.CohortActivities.Overlap;
import dev.wavegate.workflows.wave.DriveResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A rollout of 4.2.1 to twenty thermostats, and a later one of 4.2.2 to the same. */
class SharedDevicesTest {
    private final LaneScene first = new LaneScene().withThermostats(20);
    private final LaneScene second = first.besides("thermostat-4-2-2", "4.2.2");

    @BeforeEach
    void bothAreFrozen() {
        first.clock.advance(Duration.ofSeconds(1));
        second.freeze();
    }

    @Test
    void theLaterRolloutSeesTheEarlierOneAndNotTheOtherWayRound() {
        assertThat(second.freezing().overlaps(second.rollout()))
                .containsExactly(new Overlap(first.plan().id(), 20));
        assertThat(first.freezing().overlaps(first.rollout())).isEmpty();
    }

    @Test
    void aDeviceThatTheLaterRolloutTookIsNoFailureOfTheEarlierOne() {
        assertThat(first.drive().end()).isEqualTo(DriveResult.End.DONE);
        assertThat(second.drive().end()).isEqualTo(DriveResult.End.DONE);

        DriveResult judged = first.judge();

        assertThat(judged.counts().of(DeviceOutcome.SUPERSEDED)).isEqualTo(20);
        assertThat(judged.counts().failures()).isZero();
    }

    @Test
    void aRollbackLeavesAloneWhatTheLaterRolloutTook() {
        assertThat(first.drive().end()).isEqualTo(DriveResult.End.DONE);
        assertThat(second.drive().end()).isEqualTo(DriveResult.End.DONE);

        assertThat(first.takeBack().end()).isEqualTo(DriveResult.End.DONE);

        assertThat(first.count(DeviceOutcome.SUPERSEDED)).isEqualTo(20);
        assertThat(first.running("4.2.2")).isEqualTo(20);
        assertThat(second.judge().counts().confirmed()).isEqualTo(20);
    }

    @Test
    void takingOverSupersedesWhatWaits() {
        second.freezing().takeOver(second.rollout());
        second.freezing().takeOver(second.rollout());

        assertThat(first.count(DeviceOutcome.SUPERSEDED)).isEqualTo(20);
        assertThat(first.members())
                .allSatisfy(member -> assertThat(member.code()).contains("thermostat-4-2-2"));
        assertThat(first.drive().counts().everDispatched()).isEqualTo(20);
        assertThat(first.devices.begun(first.plan().release().version())).isZero();
    }

    @Test
    void goesBackToWhatTheEarlierRolloutLeft() {
        assertThat(first.drive().end()).isEqualTo(DriveResult.End.DONE);

        second.freezing().readAgain(second.rollout());
        assertThat(second.drive().end()).isEqualTo(DriveResult.End.DONE);
        assertThat(second.takeBack().end()).isEqualTo(DriveResult.End.DONE);

        assertThat(second.count(DeviceOutcome.REVERTED)).isEqualTo(20);
        assertThat(first.running("4.2.1")).isEqualTo(20);
    }

    @Test
    void skipsWhatTheEarlierRolloutHasBroughtThereAlready() {
        LaneScene same = first.besides("thermostat-again", "4.2.1");
        same.freeze();
        assertThat(first.drive().end()).isEqualTo(DriveResult.End.DONE);

        assertThat(same.freezing().readAgain(same.rollout()).of(DeviceOutcome.SKIPPED))
                .isEqualTo(20);
    }
}
