package dev.wavegate.activities.wave;

import java.util.List;
import java.util.Optional;

import dev.wavegate.activities.wave.BentFleet.Asked;
import dev.wavegate.activities.wave.BentFleet.Crash;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaneRollbackTest {
    private final LaneScene scene = new LaneScene()
            .planned(plan -> plan.waitingForADevice(ofMinutes(5), 0).toleratingEveryFailure());

    private Optional<Version> versionOf(DeviceId device) {
        return scene.devices.states(List.of(device)).get(device).version();
    }

    @Test
    void takesEveryDeviceBackToTheVersionItHad() {
        scene.devices.withThermostats(40, "4.2.0");
        scene.devices.with(aDevice("old-1").running("4.1.0").build());
        scene.devices.with(aDevice("old-2").running("4.1.0").build());
        scene.freeze();
        scene.drive();
        int updates = scene.fleet.asked().size();

        DriveResult result = scene.takeBack();

        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(42);
        assertThat(versionOf(new DeviceId("old-1"))).contains(new Version("4.1.0"));
        assertThat(scene.members()).allMatch(each -> versionOf(each.device()).equals(each.previous()));
        assertThat(scene.fleet.asked().subList(updates, updates + 2))
                .extracting(each -> each.key().value())
                .containsExactlyInAnyOrder("thermostat-4-2-1-rb1-l0-c1", "thermostat-4-2-1-rb1-l0-c2");
    }

    @Test
    void saysWhichDevicesCannotBeTakenBackBecauseNobodyKnowsWhatTheyRan() {
        scene.devices.withThermostats(10, "4.2.0");
        scene.devices.with(aDevice("odd").running("4.0.0").build());
        scene.cohorts.stage(
                scene.plan().id(), List.of(aDevice("odd").ofUnknownVersion().build()));
        scene.cohorts.assignWave(scene.plan().id(), new WaveNumber(1), FleetSelection.everything(), 1, 0);
        scene.cohorts.seal(scene.plan().id());
        scene.drive();

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.member(new DeviceId("odd")).outcome()).isEqualTo(DeviceOutcome.REVERT_FAILED);
        assertThat(scene.member(new DeviceId("odd")).code()).satisfies(golden("lane.previous-version-unknown"));
    }

    @Test
    void believesDevicesThatNeverLeftTheirVersion() {
        scene.withThermostats(60);
        scene.devices.conduct(Conduct.FALSE_SUCCESS, scene.device(1));
        scene.devices.conduct(Conduct.FAIL, scene.device(2));
        scene.devices.conduct(Conduct.REJECT, scene.device(3));
        scene.drive();
        assertThat(scene.counts().failures()).isEqualTo(3);

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(60);
        assertThat(scene.clock.instant()).isBefore(LaneScene.in(ofMinutes(5)));
    }

    @Test
    void believesThemAlsoWhenTheWorkerDiesBeforeItHasAskedThem() {
        scene.withThermostats(20).devices.conduct(Conduct.REJECT, new Version("4.2.1"));
        scene.drive();
        scene.atBeat(scene.beats() + 1, scene.fleet::crashAfterReports);
        assertThatThrownBy(scene::takeBack).isInstanceOf(Crash.class);
        scene.fleet.reboot();

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(20);
    }

    @Test
    void listsThoseThatDoNotComeBackInTime() {
        scene.withThermostats(20);
        DeviceId bricked = scene.device(4);
        scene.devices.conduct(Conduct.NO_RESPONSE, bricked);
        scene.drive();

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(19);
        assertThat(scene.member(bricked).outcome()).isEqualTo(DeviceOutcome.REVERT_FAILED);
        assertThat(scene.member(bricked).code()).satisfies(golden("lane.not-reverted"));
    }

    @Test
    void takesDevicesBackThatAreStillInstalling() {
        scene.withThermostats(20).stoppedAtBeat(1);
        scene.drive();
        assertThat(scene.counts().inFlight()).isEqualTo(20);

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(20);
        assertThat(scene.members()).allMatch(each -> versionOf(each.device()).equals(each.previous()));
    }

    @Test
    void leavesDevicesAloneThatWereNeverAsked() {
        scene.planned(plan -> plan.pacedAt(10, 50_000)).withThermostats(60).stoppedAtBeat(5);
        scene.drive();

        scene.takeBack();

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(10);
        assertThat(scene.count(DeviceOutcome.PENDING)).isEqualTo(50);
    }

    @Test
    void keepsThePaceOnTheWayBackToo() {
        scene.planned(plan -> plan.pacedAt(20, 8)).withThermostats(60);
        scene.drive();
        int updates = scene.fleet.asked().size();

        scene.takeBack();

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(60);
        assertThat(scene.fleet.asked().stream().skip(updates))
                .extracting(Asked::devices)
                .allMatch(each -> each <= 8);
        assertThat(scene.fleet.mostInAnyMinute()).isLessThanOrEqualTo(40);
    }

    @Test
    void comesBackForABackendThatDoesNotAnswerAndGoesOnLater() {
        scene.withThermostats(60);
        scene.drive();
        scene.devices.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);
        assertThat(scene.takeBack().end()).isEqualTo(End.BACKEND_TROUBLE);
        scene.devices.troubles().recover();

        assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

        assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(60);
        assertThat(scene.devices.duplicates()).isEmpty();
    }
}
