package dev.wavegate.activities.wave;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.wavegate.activities.wave.BentFleet.Asked;
import dev.wavegate.activities.wave.BentFleet.Crash;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A worker died between recording an order and hearing the answer, and the next drive may not ask devices. */
class UnsentDispatchTest {
    private static final Version NEW = new Version("4.2.1");
    private static final DispatchKey FIRST = new DispatchKey("thermostat-4-2-1-w1-l0-c1");

    private final LaneScene scene = new LaneScene().planned(plan -> plan.waitingForADevice(ofMinutes(5), 0));

    /** What a lane may be driven for without asking its devices. */
    private enum Looking {
        QUIETLY,
        AFTER_THE_LAST_MOMENT,
        WATCHING,
        JUDGING;

        DriveResult at(LaneScene scene) {
            return switch (this) {
                case QUIETLY -> scene.driveQuietly();
                case AFTER_THE_LAST_MOMENT -> scene.drive(scene.clock.instant().minusMillis(1));
                case WATCHING -> scene.stoppedAtBeat(scene.beats() + 100).watch();
                case JUDGING -> scene.judge();
            };
        }
    }

    private void dies(Runnable how, Supplier<DriveResult> work) {
        how.run();
        assertThatThrownBy(work::get).isInstanceOf(Crash.class);
        scene.fleet.reboot();
    }

    private void assertThatEveryDeviceWasAskedOnce(int devices) {
        assertThat(scene.count(DeviceOutcome.CONFIRMED)).isEqualTo(devices);
        assertThat(scene.devices.begun(NEW)).isEqualTo(devices);
        assertThat(scene.devices.duplicates()).isEmpty();
        assertThat(scene.members()).allMatch(each -> each.attempt() == 1);
        assertThat(scene.fleet.asked()).extracting(Asked::key).doesNotHaveDuplicates();
    }

    @Nested
    class NeverSent {
        @ParameterizedTest
        @EnumSource
        void staysUnsentWhileDevicesMayNotBeAsked(Looking looking) {
            scene.withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);

            looking.at(scene);
            scene.devices.settle();

            assertThat(scene.fleet.asked()).isEmpty();
            assertThat(scene.devices.begun(NEW)).isZero();
            assertThat(scene.count(DeviceOutcome.DISPATCHED)).isEqualTo(50);
            assertThat(scene.members().subList(0, 50))
                    .allSatisfy(each -> assertThat(each.assignment()).contains(FIRST));
        }

        @Test
        void endsAPauseWithoutBeingWaitedFor() {
            scene.withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);

            DriveResult result = scene.driveQuietly();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(result.counts().of(DeviceOutcome.PENDING)).isEqualTo(60);
            assertThat(result.counts().inFlight()).isZero();
            assertThat(scene.clock.instant()).isBetween(LaneScene.in(ofSeconds(115)), LaneScene.in(ofSeconds(125)));
        }

        @Test
        void endsAWindowWithoutBeingWaitedForOnceItCannotArriveAnyMore() {
            scene.withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);
            scene.clock.advance(ofMinutes(3));
            int beats = scene.beats();

            assertThat(scene.drive(LaneScene.in(ofMinutes(1))).end()).isEqualTo(End.WINDOW_CLOSING);

            assertThat(scene.beats()).isEqualTo(beats);
        }

        @ParameterizedTest
        @EnumSource
        void isSentUnderItsKeyWhenDevicesMayBeAskedAgainHoweverLateThatIs(Looking looking) {
            scene.withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);
            looking.at(scene);
            scene.clock.advance(ofDays(3));

            assertThat(scene.stoppedAtBeat(Integer.MAX_VALUE)
                            .drive(LaneScene.in(ofDays(4)))
                            .end())
                    .isEqualTo(End.DONE);

            assertThat(scene.fleet.asked()).extracting(Asked::key).startsWith(FIRST);
            assertThatEveryDeviceWasAskedOnce(60);
        }

        @Test
        void isSentLateAlsoWhenNobodyLookedMeanwhile() {
            scene.withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);
            scene.clock.advance(ofDays(3));

            assertThat(scene.drive(LaneScene.in(ofDays(4))).end()).isEqualTo(End.DONE);

            assertThatEveryDeviceWasAskedOnce(60);
        }

        @Test
        void isNotCountedAsSilentWhileOthersAre() {
            scene.withThermostats(100);
            scene.devices.conduct(Conduct.NO_RESPONSE, scene.device(7));
            dies(() -> scene.fleet.whileAssigning(scene.fleet::crashBeforeAssigning), scene::drive);

            DriveResult result = scene.driveQuietly();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(scene.member(scene.device(7)).outcome()).isEqualTo(DeviceOutcome.NO_RESPONSE);
            assertThat(result.counts().confirmed()).isEqualTo(49);
            assertThat(result.counts().of(DeviceOutcome.PENDING)).isEqualTo(50);
            assertThat(scene.clock.instant()).isEqualTo(LaneScene.in(ofMinutes(5)));
        }

        @Test
        void isNoReasonForAGateToObject() {
            scene.withThermostats(50);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);
            scene.clock.advance(ofHours(10));

            assertThat(scene.driveQuietly().end()).isEqualTo(End.STOPPED);
            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThatEveryDeviceWasAskedOnce(50);
        }

        @Test
        void isNotSentAfterTheLastMomentByTheDriveThatFailedToSendItBefore() {
            scene.withThermostats(50);
            scene.fleet.failNextAssignment(FailureCode.SYSTEM_UNAVAILABLE);

            DriveResult result = scene.drive(LaneScene.in(Duration.ZERO));

            assertThat(result.end()).isEqualTo(End.WINDOW_CLOSING);
            assertThat(scene.fleet.asked()).isEmpty();
        }

        @Test
        void keepsThePaceWhenItIsSentLater() {
            scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(60);
            dies(scene.fleet::crashBeforeAssigning, scene::drive);
            scene.clock.advance(ofMinutes(10));

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(scene.fleet.mostInAnyMinute()).isEqualTo(20);
        }
    }

    @Nested
    class Arrived {
        @Test
        void isCollectedAndAcknowledgedWithoutBeingSentAgain() {
            scene.withThermostats(50);
            dies(scene.fleet::crashAfterAssigning, scene::drive);

            DriveResult result = scene.driveQuietly();

            assertThat(result.end()).isEqualTo(End.DONE);
            assertThat(scene.dispatches.unacknowledged(
                            LaneDispatcher.laneOf(scene.lanes(Optional.empty()).get(0))))
                    .isEmpty();
            assertThat(scene.fleet.asked()).hasSize(1);
            assertThatEveryDeviceWasAskedOnce(50);
        }

        @Test
        void isAcknowledgedWithItsRefusals() {
            scene.withThermostats(50);
            DeviceId refused = scene.device(3);
            scene.fleet.refuse(refused);
            dies(scene.fleet::crashAfterAssigning, scene::drive);

            scene.driveQuietly();

            assertThat(scene.member(refused).outcome()).isEqualTo(DeviceOutcome.REJECTED);
            assertThat(scene.member(refused).code()).isEqualTo("unknown-device");
            assertThat(scene.fleet.asked()).hasSize(1);
        }
    }

    @Nested
    class UnderWay {
        @Test
        void isCollectedWhenItArrivesWhileItIsWaitedFor() {
            scene.withThermostats(60);
            dies(scene.fleet::crashOnTheWay, scene::drive);
            scene.atBeat(scene.beats() + 60, scene.fleet::deliver);

            DriveResult result = scene.driveQuietly();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(result.counts().confirmed()).isEqualTo(50);
            assertThat(result.counts().of(DeviceOutcome.PENDING)).isEqualTo(10);
        }

        @Test
        void isTheSameOrderHoweverLateItArrives() {
            scene.withThermostats(60);
            dies(scene.fleet::crashOnTheWay, scene::drive);
            assertThat(scene.driveQuietly().end()).isEqualTo(End.STOPPED);
            scene.clock.advance(ofHours(1));
            scene.fleet.deliver();

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThatEveryDeviceWasAskedOnce(60);
        }

        @Test
        void isTheSameOrderWhenItArrivesAfterItWasSentAgain() {
            scene.withThermostats(60);
            dies(scene.fleet::crashOnTheWay, scene::drive);
            scene.atBeat(scene.beats() + 1, scene.fleet::deliver);

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(scene.devices.begun(NEW)).isEqualTo(60);
            assertThat(scene.devices.duplicates()).isEmpty();
        }
    }

    @Nested
    class Recalled {
        @Test
        void isCancelledWhenItArrivesWhileTheRecallWaits() {
            scene.withThermostats(60);
            dies(scene.fleet::crashOnTheWay, scene::drive);
            scene.atBeat(scene.beats() + 60, scene.fleet::deliver);

            OutcomeCounts counts = scene.freezing().recall(scene.rollout());

            assertThat(scene.fleet.cancelled()).containsExactly(FIRST);
            assertThat(counts.of(DeviceOutcome.CANCELLED)).isEqualTo(60);
            assertThat(scene.devices.begun(NEW)).isZero();
        }

        @Test
        void countsAsNeverAskedOnlyWhenItCannotArriveAnyMore() {
            scene.withThermostats(60);
            dies(scene.fleet::crashOnTheWay, scene::drive);

            OutcomeCounts counts = scene.freezing().recall(scene.rollout());

            assertThat(counts.of(DeviceOutcome.CANCELLED)).isEqualTo(60);
            assertThat(scene.clock.instant()).isBetween(LaneScene.in(ofSeconds(115)), LaneScene.in(ofSeconds(125)));
            assertThat(scene.member(scene.device(0)).code()).satisfies(golden("lane.not-dispatched"));
        }
    }

    @Nested
    class OnTheWayBack {
        @Test
        void staysUnsentWhileDevicesMayNotBeAsked() {
            scene.withThermostats(60);
            scene.drive();
            int updates = scene.fleet.asked().size();
            dies(scene.fleet::crashBeforeAssigning, scene::takeBack);

            DriveResult result = scene.takeBackQuietly();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(scene.fleet.asked()).hasSize(updates);
            assertThat(scene.count(DeviceOutcome.REVERTING)).isEqualTo(50);
            assertThat(scene.count(DeviceOutcome.REVERT_FAILED)).isZero();
        }

        @Test
        void isSentWhenDevicesMayBeAskedAgainHoweverLateThatIs() {
            scene.withThermostats(60);
            scene.drive();
            dies(scene.fleet::crashBeforeAssigning, scene::takeBack);
            scene.takeBack(scene.clock.instant().minusMillis(1));
            scene.clock.advance(ofDays(3));

            assertThat(scene.takeBack().end()).isEqualTo(End.DONE);

            assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(60);
            assertThat(scene.fleet.asked()).extracting(Asked::key).doesNotHaveDuplicates();
        }

        @Test
        void isFoundWhenItHasArrived() {
            scene.withThermostats(60);
            scene.drive();
            dies(scene.fleet::crashAfterAssigning, scene::takeBack);

            assertThat(scene.takeBackQuietly().end()).isEqualTo(End.STOPPED);

            assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(50);
            assertThat(scene.count(DeviceOutcome.CONFIRMED)).isEqualTo(10);
        }

        /** A look at the first devices on their way back must not see only those that were never asked. */
        @Test
        void hidesNoDeviceWhoseTimeIsUp() {
            List<DeviceId> byOrdinal = devicesByOrdinal(100);
            for (int ordinal = 0; ordinal < 100; ordinal++) {
                boolean second = ordinal > 0 && ordinal <= 50;
                scene.devices.with(aDevice(byOrdinal.get(ordinal).value())
                        .running(second ? "4.1.0" : "4.2.0")
                        .build());
            }
            scene.freeze();
            DeviceId dead = byOrdinal.get(99);
            scene.devices.conduct(Conduct.NO_RESPONSE, dead);
            scene.drive();
            dies(() -> scene.fleet.whileAssigning(scene.fleet::crashBeforeAssigning), scene::takeBack);

            assertThat(scene.takeBackQuietly().end()).isEqualTo(End.STOPPED);

            assertThat(scene.member(dead).outcome()).isEqualTo(DeviceOutcome.REVERT_FAILED);
            assertThat(scene.count(DeviceOutcome.REVERTED)).isEqualTo(49);
            assertThat(scene.count(DeviceOutcome.REVERTING)).isEqualTo(50);
        }

        private static List<DeviceId> devicesByOrdinal(int number) {
            LaneScene probe = new LaneScene().withThermostats(number);
            return IntStream.range(0, number).mapToObj(probe::device).toList();
        }
    }
}
