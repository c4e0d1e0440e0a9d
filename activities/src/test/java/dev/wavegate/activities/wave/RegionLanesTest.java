package dev.wavegate.activities.wave;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** A wave of 60 devices: 10 in {@code apac}, 30 in {@code eu}, 20 elsewhere; a lane for each. */
class RegionLanesTest {
    private static final int APAC = 0;
    private static final int EU = 1;
    private static final int ELSEWHERE = 2;

    private final LaneScene scene = new LaneScene();

    @BeforeEach
    void threeRegions() {
        scene.planned(plan -> plan.inRegion("apac", "google:apac", "ops", "google:ops")
                .inRegion("eu", "google:eu", "ops", "google:ops")
                .gatedBy(new NamedGate("confirmed", new ConfirmedGate(Share.parse("98%"), ofMinutes(30)))));
        List.of(10, 30, 20).forEach(this::add);
    }

    private void add(int number) {
        String region = number == 10 ? "apac" : number == 30 ? "eu" : "mars";
        IntStream.range(0, number)
                .forEach(each -> scene.devices.with(
                        aDevice(region + "-" + each).inRegion(region).build()));
    }

    @Test
    void areFrozenRegionByRegion() {
        assertThat(scene.freeze().slices())
                .singleElement()
                .satisfies(slice -> assertThat(slice.parts())
                        .containsExactly(
                                new CohortPart("apac", new OrdinalRange(0, 10)),
                                new CohortPart("eu", new OrdinalRange(10, 40)),
                                new CohortPart("", new OrdinalRange(40, 60))));
        assertThat(scene.freeze()).isEqualTo(scene.freeze());
        assertThat(scene.device(0).value()).startsWith("apac-");
        assertThat(scene.device(39).value()).startsWith("eu-");
        assertThat(scene.device(40).value()).startsWith("mars-");
    }

    @Test
    void askTheDevicesOfTheirOwnRegionOnly() {
        scene.freeze();

        DriveResult result = scene.driveLane(EU, LaneScene.in(ofDays(1)));

        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(counts(10, 40).confirmed()).isEqualTo(30);
        assertThat(counts(0, 10).of(DeviceOutcome.PENDING)).isEqualTo(10);
        assertThat(counts(40, 60).of(DeviceOutcome.PENDING)).isEqualTo(20);
        assertThat(scene.fleet.asked())
                .extracting(each -> each.key().value())
                .allMatch(key -> key.startsWith("thermostat-4-2-1-w1-l1-c"));
    }

    @Test
    void doNotFailTheWaveBecauseAnotherRegionHasNotBegun() {
        scene.freeze();
        scene.driveLane(EU, LaneScene.in(ofDays(1)));
        scene.clock.advance(ofHours(8));

        DriveResult later = scene.driveLane(APAC, LaneScene.in(ofDays(1)));

        assertThat(later.end()).isEqualTo(End.DONE);
        assertThat(later.counts().confirmed()).isEqualTo(40);
    }

    @Test
    void measureTheTimeToConfirmFromTheLastOrderInWhicheverRegion() {
        scene.planned(plan -> plan.waitingForADevice(ofHours(2), 0));
        scene.freeze();
        scene.devices.conduct(Conduct.NO_RESPONSE, scene.device(0), scene.device(1));
        scene.driveLane(EU, LaneScene.in(ofDays(1)));
        scene.driveLane(ELSEWHERE, LaneScene.in(ofDays(1)));
        scene.clock.advance(ofHours(8));

        DriveResult late = scene.driveLane(APAC, LaneScene.in(ofDays(1)));

        assertThat(late.end()).isEqualTo(End.OBJECTION);
        assertThat(late.reason()).satisfies(golden("lane.too-late"));
    }

    @Test
    void judgeTheWaveAsAWhole() {
        scene.freeze();
        scene.devices.conduct(Conduct.FAIL, scene.device(0), scene.device(1));
        scene.driveLane(EU, LaneScene.in(ofDays(1)));

        DriveResult result = scene.driveLane(APAC, LaneScene.in(ofDays(1)));

        assertThat(result.end()).isEqualTo(End.OBJECTION);
        assertThat(result.reason()).satisfies(golden("lane.unreachable"));
    }

    @Test
    void neverHaveMoreUnprovenDevicesTogetherThanAllowed() {
        scene.planned(plan -> plan.pacedAt(100_000, 7));
        scene.freeze();

        List<Lane> lanes = scene.lanes(Optional.of(LaneScene.in(ofDays(1))));

        assertThat(lanes).extracting(each -> each.pace().unproven()).containsExactly(1, 3, 3);
        lanes.forEach(lane -> {
            int most = lane.pace().unproven();
            scene.atEveryBeat(() -> assertThat(
                            counts(lane.lane().from(), lane.lane().to()).inFlight())
                    .isLessThanOrEqualTo(most));
            assertThat(scene.driveLane(lane.laneNumber(), LaneScene.in(ofDays(1)))
                            .end())
                    .isEqualTo(End.DONE);
        });
    }

    @Test
    void areNamedInTheJournal() {
        scene.freeze();

        scene.driveLane(ELSEWHERE, LaneScene.in(ofDays(1)));
        scene.driveLane(APAC, LaneScene.in(ofDays(1)));

        assertThat(scene.journal.read(scene.plan().id(), 0, 100))
                .extracting(each -> each.event().text())
                .satisfies(goldenAmong("lane.dispatched", "wave-1 in other regions", 20))
                .satisfies(goldenAmong("lane.dispatched", "wave-1 in apac", 10));
    }

    @Test
    void areAllRecalledTogether() {
        scene.freeze();
        scene.stoppedAtBeat(1);
        scene.driveLane(EU, LaneScene.in(ofDays(1)));

        OutcomeCounts counts = scene.freezing().recall(scene.rollout());

        assertThat(counts.of(DeviceOutcome.CANCELLED)).isGreaterThanOrEqualTo(30);
        assertThat(counts.of(DeviceOutcome.PENDING)).isZero();
        assertThat(scene.freezing().settle(scene.rollout()).outstanding()).isZero();
    }

    private OutcomeCounts counts(int from, int to) {
        return scene.cohorts.counts(scene.plan().id(), new OrdinalRange(from, to));
    }
}
