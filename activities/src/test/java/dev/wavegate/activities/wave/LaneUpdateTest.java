package dev.wavegate.activities.wave;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

class LaneUpdateTest {
    private static final Version NEW = new Version("4.2.1");

    private final LaneScene scene = new LaneScene();

    @Test
    void bringsTheReleaseToEveryDeviceOnce() {
        scene.withThermostats(200);

        DriveResult result = scene.drive();

        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(result.counts().confirmed()).isEqualTo(200);
        assertThat(scene.devices.installed(NEW)).isEqualTo(200);
        assertThat(scene.devices.duplicates()).isEmpty();
        assertThat(scene.fleet.asked())
                .extracting(each -> each.key().value())
                .startsWith("thermostat-4-2-1-w1-l0-c1", "thermostat-4-2-1-w1-l0-c2");
    }

    @Test
    void tellsOfEveryTenthOnce() {
        scene.planned(plan -> plan.pacedAt(600, 100)).withThermostats(200);

        scene.drive();

        assertThat(scene.journal.read(scene.plan().id(), 0, 100))
                .extracting(JournalEntry::event)
                .extracting(each -> each.key())
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(12)
                .contains("thermostat-4-2-1-w1-l0-dispatched", "thermostat-4-2-1-w1-l0-progress-10");
    }

    @Nested
    class Pacing {
        @Test
        void neverHasMoreUnprovenDevicesThanAllowed() {
            List<Integer> seen = new ArrayList<>();
            scene.planned(plan -> plan.pacedAt(100_000, 7))
                    .withThermostats(60)
                    .atEveryBeat(() -> seen.add(scene.counts().inFlight()));

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(seen).contains(7).allMatch(inFlight -> inFlight <= 7);
            assertThat(scene.fleet.asked()).allMatch(each -> each.devices() <= 7);
        }

        @Test
        void neverAsksMoreInAnyMinuteThanAllowed() {
            scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(100);

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(scene.fleet.mostInAnyMinute()).isEqualTo(20);
            assertThat(scene.clock.instant()).isAfter(LaneScene.in(ofMinutes(4)));
        }

        @Test
        void countsWhatAnotherWorkerAskedInTheMinuteBefore() {
            scene.planned(plan -> plan.pacedAt(20, 50_000)).withThermostats(100).stoppedAtBeat(10);
            assertThat(scene.drive().end()).isEqualTo(End.STOPPED);

            scene.drive();

            assertThat(scene.fleet.mostInAnyMinute()).isEqualTo(20);
        }
    }

    @Nested
    class DevicesThatDoNotDoWell {
        @Test
        void marksThoseThatTheBackendRefuses() {
            scene.withThermostats(60);
            DeviceId refused = scene.device(3);
            scene.fleet.refuse(refused);

            scene.drive();

            assertThat(scene.member(refused).outcome()).isEqualTo(DeviceOutcome.REJECTED);
            assertThat(scene.member(refused).code()).isEqualTo("unknown-device");
        }

        @Test
        void asksThoseAgainThatFailedInAHarmlessWay() {
            scene.withThermostats(60);
            DeviceId flapping = scene.device(5);
            scene.devices.conduct(Conduct.FAIL, flapping);
            scene.atBeat(3, () -> scene.devices.conduct(Conduct.GOOD, flapping));

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(scene.member(flapping).outcome()).isEqualTo(DeviceOutcome.CONFIRMED);
            assertThat(scene.member(flapping).attempt()).isEqualTo(2);
        }

        @Test
        void givesUpThoseThatFailInAHarmlessWayAgainAndAgain() {
            scene.withThermostats(60);
            DeviceId failing = scene.device(5);
            scene.devices.conduct(Conduct.FAIL, failing);

            scene.drive();

            assertThat(scene.member(failing).outcome()).isEqualTo(DeviceOutcome.FAILED);
            assertThat(scene.member(failing).code()).isEqualTo("install-failed");
            assertThat(scene.member(failing).attempt()).isEqualTo(2);
        }

        @Test
        void neverAsksThoseAgainThatDidNotComeUp() {
            scene.withThermostats(60).fleet.relabel("install-failed", "boot-failed");
            DeviceId bricked = scene.device(5);
            scene.devices.conduct(Conduct.FAIL, bricked);

            scene.drive();

            assertThat(scene.member(bricked).outcome()).isEqualTo(DeviceOutcome.FAILED);
            assertThat(scene.member(bricked).attempt()).isEqualTo(1);
            assertThat(scene.devices.begun(bricked, NEW)).isEqualTo(1);
        }

        @Test
        void asksSilentOnesOnceMoreAndThenGivesThemUp() {
            scene.planned(plan -> plan.waitingForADevice(ofMinutes(5), 1)).withThermostats(60);
            DeviceId mute = scene.device(7);
            scene.devices.conduct(Conduct.NO_RESPONSE, mute);

            scene.drive();

            assertThat(scene.member(mute).outcome()).isEqualTo(DeviceOutcome.NO_RESPONSE);
            assertThat(scene.member(mute).attempt()).isEqualTo(2);
            assertThat(scene.clock.instant()).isBetween(LaneScene.in(ofMinutes(10)), LaneScene.in(ofMinutes(11)));
        }

        @Test
        void unmasksGhosts() {
            scene.withThermostats(60);
            DeviceId falseSuccess = scene.device(9);
            scene.devices.conduct(Conduct.FALSE_SUCCESS, falseSuccess);

            scene.drive();

            assertThat(scene.member(falseSuccess).outcome()).isEqualTo(DeviceOutcome.FALSE_SUCCESS);
            assertThat(scene.member(falseSuccess).code()).satisfies(golden("lane.false-success"));
        }

        @Test
        void asksThoseInUseAgainUntilTheirDeadline() {
            scene.planned(plan -> plan.waitingForADevice(ofMinutes(5), 0)).withThermostats(60);
            DeviceId busy = scene.device(9);
            DeviceId sparedLater = scene.device(11);
            scene.devices.conduct(Conduct.IN_USE, busy, sparedLater);
            scene.atBeat(100, () -> scene.devices.conduct(Conduct.GOOD, sparedLater));

            assertThat(scene.drive().end()).isEqualTo(End.DONE);

            assertThat(scene.member(busy).outcome()).isEqualTo(DeviceOutcome.DEFERRED);
            assertThat(scene.member(busy).attempt()).isGreaterThan(3);
            assertThat(scene.member(sparedLater).outcome()).isEqualTo(DeviceOutcome.CONFIRMED);
            assertThat(scene.clock.instant()).isBetween(LaneScene.in(ofMinutes(5)), LaneScene.in(ofMinutes(6)));
        }
    }

    @Nested
    class Ends {
        @Test
        void asksNobodyAfterTheLastMomentAlsoInTheMiddleOfATick() {
            scene.withThermostats(300).fleet.whileAssigning(() -> scene.clock.advance(ofSeconds(30)));

            DriveResult result = scene.drive(LaneScene.in(ofSeconds(70)));

            assertThat(result.end()).isEqualTo(End.WINDOW_CLOSING);
            assertThat(scene.fleet.asked()).hasSize(3);
            assertThat(result.counts().of(DeviceOutcome.PENDING)).isEqualTo(150);
        }

        @Test
        void asksNobodyElseWhenToldToStopInTheMiddleOfATick() {
            scene.withThermostats(300).fleet.whileAssigning(scene::cancel);

            assertThat(scene.drive().end()).isEqualTo(End.STOPPED);

            assertThat(scene.fleet.asked()).hasSize(1);
        }

        @Test
        void asksNobodyAfterTheLastMomentButCollectsWhatWasAsked() {
            scene.planned(plan -> plan.pacedAt(60, 50_000)).withThermostats(200);

            DriveResult result = scene.drive(LaneScene.in(ofSeconds(70)));

            assertThat(result.end()).isEqualTo(End.WINDOW_CLOSING);
            assertThat(result.counts().inFlight()).isZero();
            assertThat(result.counts().confirmed()).isEqualTo(120);
            assertThat(scene.fleet.asked()).allMatch(each -> !each.at().isAfter(LaneScene.in(ofSeconds(70))));
        }

        @Test
        void comesBackWithItsCountsWhenToldToStop() {
            scene.withThermostats(60).stoppedAtBeat(1);

            DriveResult result = scene.drive();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(result.counts().inFlight()).isEqualTo(60);
        }

        @Test
        void collectsQuietlyWhatWasAsked() {
            scene.planned(plan -> plan.pacedAt(60, 50_000)).withThermostats(200).stoppedAtBeat(1);
            scene.drive();

            DriveResult result = scene.driveQuietly();

            assertThat(result.end()).isEqualTo(End.STOPPED);
            assertThat(result.counts().confirmed()).isEqualTo(60);
            assertThat(result.counts().of(DeviceOutcome.PENDING)).isEqualTo(140);
        }

        @Test
        void objectsAtTheDecidingReportHoweverManyCameWithIt() {
            scene.withThermostats(500).devices.conduct(Conduct.FAIL, NEW);
            scene.fleet.relabel("install-failed", "boot-failed");

            DriveResult result = scene.drive();

            assertThat(result.end()).isEqualTo(End.OBJECTION);
            assertThat(result.reason()).satisfies(golden("lane.gate-failed"));
            assertThat(Integer.parseInt(
                            result.gates().get(0).verdict().numbers().get("failures")))
                    .isBetween(2, 3);
        }

        @Test
        void stopsABadReleaseBeforeMoreThanTheUnprovenAreAsked() {
            scene.planned(plan -> plan.pacedAt(100_000, 25))
                    .withThermostats(500)
                    .devices
                    .conduct(Conduct.FAIL, NEW);
            scene.fleet.relabel("install-failed", "boot-failed");

            assertThat(scene.drive().end()).isEqualTo(End.OBJECTION);

            assertThat(scene.devices.begun(NEW)).isEqualTo(25);
        }
    }

    @Nested
    class Soak {
        @Test
        void findsOutThatAConfirmedDeviceWentBackByItself() {
            scene.withThermostats(60);
            scene.devices.conduct(Conduct.SELF_REVERT, scene.device(3), scene.device(4), scene.device(5));
            assertThat(scene.drive().end()).isEqualTo(End.DONE);
            scene.devices.settle();

            DriveResult result = scene.watch();

            assertThat(result.end()).isEqualTo(End.OBJECTION);
            assertThat(scene.count(DeviceOutcome.SELF_REVERTED)).isEqualTo(3);
        }

        @Test
        void asksEveryConfirmedDeviceOnceMoreInTheEnd() {
            scene.withThermostats(200);
            scene.drive();
            // Nobody reports these: they were taken back behind our back.
            scene.devices.assign(TakenBack.behindOurBack(scene.device(3), scene.device(150)));
            scene.devices.settle();

            DriveResult result = scene.judge();

            assertThat(scene.count(DeviceOutcome.SELF_REVERTED)).isEqualTo(2);
            assertThat(result.end()).isEqualTo(End.DONE);
            assertThat(result.counts().confirmed()).isEqualTo(198);
        }

        @Test
        void watchesUntilToldToStop() {
            scene.withThermostats(60);
            scene.drive();
            scene.stoppedAtBeat(scene.beats() + 30);

            assertThat(scene.watch().end()).isEqualTo(End.STOPPED);
        }

        @Test
        void passesAllGatesInTheEnd() {
            scene.withThermostats(60);
            scene.drive();

            assertThat(scene.judge().gates())
                    .extracting(each -> each.verdict().match(yes -> "passed", no -> "no", open -> "open", bad -> "bad"))
                    .containsOnly("passed");
        }
    }

    @Test
    void givesEveryDeviceAFinalOutcome() {
        scene.planned(plan -> plan.waitingForADevice(ofMinutes(5), 1).toleratingEveryFailure())
                .withThermostats(140);
        Conduct[] conducts = Conduct.values();
        for (int ordinal = 0; ordinal < 140; ordinal++) {
            scene.devices.conduct(conducts[ordinal % conducts.length], scene.device(ordinal));
        }

        DriveResult result = scene.drive(LaneScene.in(ofHours(5)));

        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(result.counts().outstanding()).isZero();
        assertThat(scene.members())
                .extracting(CohortMember::outcome)
                .contains(
                        DeviceOutcome.CONFIRMED,
                        DeviceOutcome.FAILED,
                        DeviceOutcome.NO_RESPONSE,
                        DeviceOutcome.FALSE_SUCCESS,
                        DeviceOutcome.REJECTED,
                        DeviceOutcome.DEFERRED);
    }
}
