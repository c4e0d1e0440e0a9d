package dev.wavegate.activities.wave;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.activities.wave.BentFleet.Crash;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.workflows.wave.CohortActivities.Frozen;
import dev.wavegate.workflows.wave.WaveSlice;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CohortActivitiesImplTest {
    private final LaneScene scene = new LaneScene();

    @Nested
    class Freezing {
        @Test
        void cutsTheInventoryIntoWaves() {
            scene.devices.withThermostats(230, "4.2.0");
            scene.planned(plan -> plan.inACanaryAndTheRest(20));

            Frozen frozen = scene.freeze();

            assertThat(frozen.devices()).isEqualTo(230);
            assertThat(frozen.slices())
                    .extracting(WaveSlice::range)
                    .extracting(range -> range.size())
                    .containsExactly(20, 210);
        }

        @Test
        void leavesOutWhatIsThereAlreadyOrNotMeant() {
            scene.devices.withThermostats(10, "4.2.0");
            scene.devices.with(aDevice("there-already").running("4.2.1").build());
            scene.devices.with(aDevice("elsewhere").inRegion("apac").build());
            scene.planned(plan ->
                    plan.to("sim", new FleetSelection(Map.of("region", List.of("eu", "us")), Optional.empty())));

            Frozen frozen = scene.freeze();

            assertThat(frozen.devices()).isEqualTo(10);
            assertThat(frozen.skipped()).isEqualTo(1);
        }

        @Test
        void doesTheSameWhenRepeated() {
            scene.devices.withThermostats(120, "4.2.0");
            Frozen first = scene.freeze();
            scene.devices.withThermostats(130, "4.2.0");

            assertThat(scene.freeze()).isEqualTo(first);
        }

        @Test
        void keepsWhatEachDeviceRan() {
            scene.devices.with(aDevice("old").running("3.9.0").build());

            scene.freeze();

            assertThat(scene.members())
                    .singleElement()
                    .satisfies(each -> assertThat(each.previous())
                            .map(version -> version.value())
                            .contains("3.9.0"));
        }

        @Test
        void freezesNothingWhenNothingMatches() {
            Frozen frozen = scene.freeze();

            assertThat(frozen.devices()).isZero();
            assertThat(frozen.slices()).isEmpty();
        }

        @Test
        void refusesABackendThatNobodyConfigured() {
            scene.planned(plan -> plan.to("nowhere", FleetSelection.everything()));

            assertFails(FailureCode.BACKEND_UNKNOWN, scene::freeze);
        }
    }

    @Nested
    class Recalling {
        @Test
        void cancelsWhatWasNeverAskedAndTakesBackWhatHasNotBegun() {
            scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(60).stoppedAtBeat(1);
            scene.drive();
            // After one beat every device that was asked has begun; nobody has begun with these.
            scene.clock.advance(ofMinutes(2));
            scene.fleet.crashAfterAssigning();
            assertThatThrownBy(scene::drive).isInstanceOf(Crash.class);
            scene.fleet.reboot();

            OutcomeCounts counts = scene.freezing().recall(scene.rollout());

            assertThat(counts.of(DeviceOutcome.CANCELLED)).isEqualTo(40);
            assertThat(counts.inFlight()).isEqualTo(20);
            assertThat(scene.freezing().recall(scene.rollout())).isEqualTo(counts);
        }

        @Test
        void forgetsAnOrderThatNeverReachedTheBackend() {
            scene.withThermostats(60).fleet.crashBeforeAssigning();
            assertThatThrownBy(scene::drive).isInstanceOf(Crash.class);
            scene.fleet.reboot();

            OutcomeCounts counts = scene.freezing().recall(scene.rollout());

            assertThat(counts.of(DeviceOutcome.CANCELLED)).isEqualTo(60);
            assertThat(scene.fleet.asked()).isEmpty();
        }

        @Test
        void waitsForTheDevicesThatHadBegun() {
            scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(60).stoppedAtBeat(2);
            scene.drive();
            scene.freezing().recall(scene.rollout());

            OutcomeCounts counts = scene.freezing().settle(scene.rollout());

            assertThat(counts.confirmed()).isEqualTo(20);
            assertThat(counts.of(DeviceOutcome.CANCELLED)).isEqualTo(40);
            assertThat(counts.outstanding()).isZero();
        }

        @Test
        void doesNotAskThoseAgainThatFailMeanwhile() {
            scene.planned(plan -> plan.waitingForADevice(ofMinutes(5), 3))
                    .withThermostats(20)
                    .stoppedAtBeat(1);
            scene.devices.conduct(Conduct.FAIL, scene.device(1));
            scene.devices.conduct(Conduct.NO_RESPONSE, scene.device(2));
            scene.drive();
            scene.freezing().recall(scene.rollout());

            OutcomeCounts counts = scene.freezing().settle(scene.rollout());

            assertThat(counts.confirmed()).isEqualTo(18);
            assertThat(counts.of(DeviceOutcome.FAILED)).isEqualTo(1);
            assertThat(counts.of(DeviceOutcome.NO_RESPONSE)).isEqualTo(1);
            assertThat(scene.fleet.asked()).hasSize(1);
        }

        @Test
        void countsAllWaves() {
            scene.planned(plan -> plan.inACanaryAndTheRest(20)).withThermostats(60);

            assertThat(scene.freezing().counts(scene.plan().id()).of(DeviceOutcome.PENDING))
                    .isEqualTo(60);
        }
    }
}
