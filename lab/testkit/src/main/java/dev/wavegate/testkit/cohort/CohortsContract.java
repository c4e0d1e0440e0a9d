package dev.wavegate.testkit.cohort;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts.Staged;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.wave.WavePlanner;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static dev.wavegate.testkit.cohort.DeviceBuilder.devices;
import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of cohorts must do while they are staged and cut into waves; a subclass says which keeper. */
public abstract class CohortsContract extends CohortScene {
    @Nested
    class Staging {
        @Test
        void countsWhatASelectionAdmits() {
            cohorts()
                    .stage(
                            ROLLOUT,
                            List.of(
                                    aDevice("a").inRegion("eu").build(),
                                    aDevice("b").inRegion("us").build(),
                                    aDevice("c").inRegion("us").ofModel("TH-3").build()));

            assertThat(cohorts().staged(ROLLOUT, ALL)).isEqualTo(new Staged(3, 0));
            assertThat(cohorts().staged(ROLLOUT, selecting("region", "us"))).isEqualTo(new Staged(2, 0));
            FleetSelection both = new FleetSelection(
                    Map.of("region", List.of("us", "eu"), "model", List.of("TH-3")), Optional.empty());
            assertThat(cohorts().staged(ROLLOUT, both)).isEqualTo(new Staged(1, 0));
            assertThat(cohorts().staged(ROLLOUT, selecting("region", "US"))).isEqualTo(new Staged(0, 0));
        }

        @Test
        void selectsByEveryAttribute() {
            cohorts()
                    .stage(
                            ROLLOUT,
                            List.of(aDevice("a")
                                    .ofModel("m")
                                    .ofHardware("h")
                                    .inRegion("r")
                                    .atSite("s")
                                    .ofCriticality("c")
                                    .build()));

            Map<String, String> has =
                    Map.of("model", "m", "hardware", "h", "region", "r", "site", "s", "criticality", "c");
            assertThat(has.keySet()).containsExactlyInAnyOrderElementsOf(FleetSelection.ATTRIBUTES);
            has.forEach((name, value) -> {
                assertThat(cohorts().staged(ROLLOUT, selecting(name, value)).matching())
                        .isOne();
                assertThat(cohorts().staged(ROLLOUT, selecting(name, "x")).matching())
                        .isZero();
            });
        }

        @Test
        void comparesVersionsAsVersionsAndMatchesNoUnknownOne() {
            cohorts()
                    .stage(
                            ROLLOUT,
                            List.of(
                                    aDevice("a").running("4.2.1").build(),
                                    aDevice("b").running("4.10.0").build(),
                                    aDevice("c").running("4.9.0").build(),
                                    aDevice("d").ofUnknownVersion().build()));

            assertThat(cohorts().staged(ROLLOUT, versions("<4.10.0")).matching())
                    .isEqualTo(2);
            assertThat(cohorts().staged(ROLLOUT, versions("!=4.2.1")).matching())
                    .isEqualTo(2);
            assertThat(cohorts().staged(ROLLOUT, versions("<1")).matching()).isZero();
        }

        @Test
        void leavesADeviceThatIsStagedAlreadyAsItWas() {
            cohorts().stage(ROLLOUT, List.of(aDevice("a").inRegion("eu").build()));
            cohorts()
                    .stage(
                            ROLLOUT,
                            List.of(
                                    aDevice("a").inRegion("us").build(),
                                    aDevice("b").inRegion("us").build(),
                                    aDevice("b").inRegion("eu").build()));

            assertThat(cohorts().staged(ROLLOUT, selecting("region", "eu")).matching())
                    .isOne();
            assertThat(cohorts().staged(ROLLOUT, selecting("region", "us")).matching())
                    .isOne();
        }

        @Test
        void keepsRolloutsApart() {
            RolloutId other = new RolloutId("other");
            cohorts().stage(ROLLOUT, devices(3));
            cohorts().stage(other, devices(2));
            cohorts().assignWave(other, FIRST, ALL, 2, 0);

            assertThat(cohorts().staged(ROLLOUT, ALL)).isEqualTo(new Staged(3, 0));
            assertThat(cohorts().rangeOf(ROLLOUT, FIRST)).isEmpty();
        }

        @Test
        void endsWithTheSeal() {
            cohorts().stage(ROLLOUT, devices(3));
            cohorts().assignWave(ROLLOUT, FIRST, ALL, 2, 0);
            assertThat(cohorts().isSealed(ROLLOUT)).isFalse();

            cohorts().seal(ROLLOUT);
            cohorts().seal(ROLLOUT);
            cohorts().stage(ROLLOUT, List.of(aDevice("late").build()));

            assertThat(cohorts().isSealed(ROLLOUT)).isTrue();
            assertThat(cohorts().staged(ROLLOUT, ALL)).isEqualTo(new Staged(0, 0));
            assertThat(cohorts().assignWave(ROLLOUT, SECOND, ALL, 5, 2)).isZero();
            assertThat(cohorts().assignWave(ROLLOUT, FIRST, ALL, 5, 2)).isEqualTo(2);
            assertThat(all()).hasSize(2);
        }
    }

    @Nested
    class Waves {
        @Test
        void freezesItsDevicesWithTheirPreviousVersions() {
            cohorts().stage(ROLLOUT, List.of(aDevice("a").running("4.1.9").build()));

            assertThat(cohorts().assignWave(ROLLOUT, SECOND, ALL, 10, 7)).isOne();

            assertThat(all())
                    .containsExactly(new CohortMember(
                            7,
                            new DeviceId("a"),
                            SECOND,
                            Optional.of(new Version("4.1.9")),
                            DeviceOutcome.PENDING,
                            "",
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void ordersDevicesByTheHashOfRolloutAndDevice() {
            cohorts().stage(ROLLOUT, devices(40));

            cohorts().assignWave(ROLLOUT, FIRST, ALL, 25, 0);

            List<DeviceId> expected = devices(40).stream()
                    .map(Device::id)
                    .sorted(Comparator.comparing(each -> InMemoryCohorts.spread(ROLLOUT, each)))
                    .limit(25)
                    .toList();
            assertThat(all()).extracting(CohortMember::device).containsExactlyElementsOf(expected);
            assertThat(all())
                    .extracting(CohortMember::ordinal)
                    .containsExactlyElementsOf(IntStream.range(0, 25).boxed().toList());
        }

        @Test
        void isNotFilledTwice() {
            cohorts().stage(ROLLOUT, devices(10));

            assertThat(cohorts().assignWave(ROLLOUT, FIRST, ALL, 4, 0)).isEqualTo(4);
            List<CohortMember> before = all();
            assertThat(cohorts().assignWave(ROLLOUT, FIRST, ALL, 9, 0)).isEqualTo(4);

            assertThat(all()).isEqualTo(before);
        }

        @Test
        void takesOnlyWhatItsSelectionAdmitsAndOthersLeft() {
            cohorts().stage(ROLLOUT, devices(6));
            cohorts().stage(ROLLOUT, List.of(aDevice("u").inRegion("us").build()));

            assertThat(cohorts().assignWave(ROLLOUT, FIRST, selecting("region", "us"), 5, 0))
                    .isOne();
            assertThat(cohorts().assignWave(ROLLOUT, SECOND, ALL, 100, 1)).isEqualTo(6);

            assertThat(cohorts().rangeOf(ROLLOUT, FIRST)).contains(new OrdinalRange(0, 1));
            assertThat(cohorts().rangeOf(ROLLOUT, SECOND)).contains(new OrdinalRange(1, 7));
            assertThat(cohorts().staged(ROLLOUT, ALL)).isEqualTo(new Staged(7, 7));
            assertThat(all()).extracting(CohortMember::device).doesNotHaveDuplicates();
        }

        @Test
        void hasNoRangeWithoutDevices() {
            cohorts().stage(ROLLOUT, devices(2));

            assertThat(cohorts().assignWave(ROLLOUT, FIRST, selecting("region", "mars"), 5, 0))
                    .isZero();
            assertThat(cohorts().assignWave(ROLLOUT, SECOND, ALL, 0, 0)).isZero();

            assertThat(cohorts().rangeOf(ROLLOUT, FIRST)).isEmpty();
            assertThat(cohorts().rangeOf(ROLLOUT, SECOND)).isEmpty();
            assertThat(cohorts().counts(ROLLOUT)).isEmpty();
        }

        @Test
        void areCutAsThePlanSaysHoweverOftenThatIsDone() {
            List<WaveSpec> waves = List.of(
                    wave("canary", new WaveSize.Count(5)),
                    wave("pilot", new WaveSize.UpTo(Share.parse("25%"))),
                    wave("broad", new WaveSize.UpTo(Share.parse("100%"))));
            cohorts().stage(ROLLOUT, devices(101));

            assertThat(WavePlanner.cut(cohorts(), ROLLOUT, waves.subList(0, 2))).containsExactly(5, 21);
            assertThat(WavePlanner.cut(cohorts(), ROLLOUT, waves)).containsExactly(5, 21, 75);
            cohorts().seal(ROLLOUT);
            assertThat(WavePlanner.cut(cohorts(), ROLLOUT, waves)).containsExactly(5, 21, 75);
        }

        private WaveSpec wave(String name, WaveSize size) {
            return new WaveSpec(name, size, ALL, Duration.ofMinutes(10), Optional.empty());
        }
    }

    private static FleetSelection versions(String range) {
        return new FleetSelection(Map.of(), VersionRange.parse(range));
    }
}
