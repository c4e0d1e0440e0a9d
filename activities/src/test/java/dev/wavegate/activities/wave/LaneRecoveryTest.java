package dev.wavegate.activities.wave;

import java.util.List;

import dev.wavegate.activities.wave.BentFleet.Asked;
import dev.wavegate.activities.wave.BentFleet.Crash;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.release.Version;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaneRecoveryTest {
    private static final Version NEW = new Version("4.2.1");

    private final LaneScene scene = new LaneScene();

    private void assertThatEveryDeviceWasAskedOnce(int devices) {
        assertThat(scene.count(DeviceOutcome.CONFIRMED)).isEqualTo(devices);
        assertThat(scene.devices.begun(NEW)).isEqualTo(devices);
        assertThat(scene.devices.duplicates()).isEmpty();
        assertThat(scene.members()).allMatch(each -> each.attempt() == 1);
    }

    @Test
    void sendsAnOrderAgainThatWasRecordedAndNotSent() {
        scene.withThermostats(60).fleet.crashBeforeAssigning();
        assertThatThrownBy(scene::drive).isInstanceOf(Crash.class);
        assertThat(scene.count(DeviceOutcome.DISPATCHED)).isEqualTo(50);
        assertThat(scene.fleet.asked()).isEmpty();

        scene.fleet.reboot();

        assertThat(scene.drive().end()).isEqualTo(End.DONE);
        assertThat(scene.fleet.asked())
                .extracting(each -> each.key().value())
                .containsExactly("thermostat-4-2-1-w1-l0-c1", "thermostat-4-2-1-w1-l0-c2");
        assertThatEveryDeviceWasAskedOnce(60);
    }

    @Test
    void findsAnOrderThatWasSentAndNotAcknowledged() {
        scene.withThermostats(60).fleet.crashAfterAssigning();
        assertThatThrownBy(scene::drive).isInstanceOf(Crash.class);
        scene.devices.settle();
        scene.fleet.reboot();

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThat(scene.fleet.asked()).extracting(Asked::key).hasSize(2).doesNotHaveDuplicates();
        assertThatEveryDeviceWasAskedOnce(60);
    }

    @Test
    void findsAnOrderWhoseRefusalsWereNotKept() {
        scene.withThermostats(60).fleet.refuse(scene.device(3));
        scene.fleet.crashAfterAssigning();
        assertThatThrownBy(scene::drive).isInstanceOf(Crash.class);
        scene.fleet.reboot();

        scene.drive();

        assertThat(scene.member(scene.device(3)).code()).isEqualTo("unknown-device");
        assertThat(scene.fleet.asked()).extracting(Asked::key).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void goesOnWhereverItWasStopped(int beat) {
        scene.planned(plan -> plan.pacedAt(100_000, 30)).withThermostats(120).stoppedAtBeat(beat);
        assertThat(scene.drive().end()).isEqualTo(End.STOPPED);

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThatEveryDeviceWasAskedOnce(120);
    }

    @Test
    void sendsAnOrderAgainWhoseAnswerWasLost() {
        scene.withThermostats(60).devices.troubles().loseNextAnswer();

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThatEveryDeviceWasAskedOnce(60);
        assertThat(scene.clock.instant()).isBefore(LaneScene.in(ofMinutes(1)));
    }

    @Test
    void losesNoOrderWhoseSendingFailedForAMoment() {
        scene.planned(plan -> plan.waitingForADevice(ofMinutes(5), 0)).withThermostats(20);
        scene.fleet.failNextAssignment(FailureCode.SYSTEM_UNAVAILABLE);

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThatEveryDeviceWasAskedOnce(20);
        assertThat(scene.clock.instant()).isBefore(LaneScene.in(ofMinutes(1)));
    }

    @Test
    void readsReportsFromTheBeginningWhenItsPlaceIsLost() {
        scene.planned(plan -> plan.pacedAt(100_000, 30).waitingForADevice(ofMinutes(5), 0))
                .withThermostats(90)
                .atBeat(3, () -> scene.devices.startAnew());

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThatEveryDeviceWasAskedOnce(90);
    }

    @Test
    void changesNothingWhenItReadsAllReportsASecondTime() {
        scene.withThermostats(60);
        scene.drive();
        List<?> before = scene.members();
        scene.cursors.keep("reports/thermostat-4-2-1-w1-l0", "");

        assertThat(scene.drive().end()).isEqualTo(End.DONE);

        assertThat(scene.members()).isEqualTo(before);
    }

    @Test
    void saysThatTheBackendIsInTroubleWhenItsPatienceEnds() {
        scene.withThermostats(60).atBeat(1, () -> scene.devices.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE));

        DriveResult result = scene.drive();

        assertThat(result.end()).isEqualTo(End.BACKEND_TROUBLE);
        assertThat(result.reason()).isEqualTo("requested by the test");
        assertThat(result.counts().inFlight()).isEqualTo(60);
        assertThat(scene.clock.instant()).isBetween(LaneScene.in(ofSeconds(15)), LaneScene.in(ofSeconds(20)));
    }

    @Test
    void isPatientAnewAfterEveryAnswer() {
        scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(100);
        for (int beat = 20; beat < 200; beat += 20) {
            scene.atBeat(beat, () -> scene.devices.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE))
                    .atBeat(beat + 10, () -> scene.devices.troubles().recover());
        }

        assertThat(scene.drive().end()).isEqualTo(End.DONE);
    }

    @Test
    void saysThatTheBackendIsInTroubleWhenItCannotBeAskedForTheLastTime() {
        scene.withThermostats(60);
        scene.drive();
        scene.devices.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);

        assertThat(scene.judge().end()).isEqualTo(End.BACKEND_TROUBLE);
    }

    @Test
    void failsWhereNoWaitingHelps() {
        scene.withThermostats(60).devices.troubles().failAlways(FailureCode.DEVICE_DENIED);

        assertFails(FailureCode.DEVICE_DENIED, scene::drive);
    }
}
