package dev.wavegate.testkit.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of cohorts must do with waves that go region by region; a subclass says which keeper. */
public abstract class CohortPartsContract extends CohortScene {
    @Test
    void runThroughTheirRegionsOneAfterTheOther() {
        List<Device> worldwide = worldwide(90);
        List<String> named = List.of("us", "apac");
        cohorts().stage(ROLLOUT, worldwide);

        assertThat(cohorts().assignWave(ROLLOUT, FIRST, ALL, 40, 5, named)).isEqualTo(40);

        List<Device> expected = worldwide.stream()
                .sorted(Comparator.comparing(each -> InMemoryCohorts.spread(ROLLOUT, each.id())))
                .limit(40)
                .sorted(Comparator.comparing(
                        each -> named.contains(each.region()) ? named.indexOf(each.region()) : named.size()))
                .toList();
        assertThat(all())
                .extracting(CohortMember::device)
                .containsExactlyElementsOf(expected.stream().map(Device::id).toList());
        assertThat(all())
                .extracting(CohortMember::ordinal)
                .containsExactlyElementsOf(IntStream.range(5, 45).boxed().toList());
        int us = (int)
                expected.stream().filter(each -> each.region().equals("us")).count();
        int apac = (int)
                expected.stream().filter(each -> each.region().equals("apac")).count();
        assertThat(us * apac * (40 - us - apac)).isPositive();
        assertThat(cohorts().partsOf(ROLLOUT, FIRST))
                .containsExactly(
                        new CohortPart("us", new OrdinalRange(5, 5 + us)),
                        new CohortPart("apac", new OrdinalRange(5 + us, 5 + us + apac)),
                        new CohortPart("", new OrdinalRange(5 + us + apac, 45)));
    }

    @Test
    void knowNoPartWithoutDevicesAndKeepTheirsForEver() {
        cohorts()
                .stage(
                        ROLLOUT,
                        List.of(
                                aDevice("a").inRegion("eu").build(),
                                aDevice("b").inRegion("eu").build()));

        cohorts().assignWave(ROLLOUT, FIRST, ALL, 1, 0, List.of("us", "eu"));
        cohorts().assignWave(ROLLOUT, SECOND, ALL, 1, 1, List.of("us"));
        cohorts().assignWave(ROLLOUT, FIRST, ALL, 1, 0, List.of("us"));
        cohorts().seal(ROLLOUT);

        assertThat(cohorts().partsOf(ROLLOUT, FIRST)).containsExactly(new CohortPart("eu", new OrdinalRange(0, 1)));
        assertThat(cohorts().partsOf(ROLLOUT, SECOND)).containsExactly(new CohortPart("", new OrdinalRange(1, 2)));
        assertThat(cohorts().partsOf(ROLLOUT, new WaveNumber(3))).isEmpty();
        assertThat(cohorts().partsOf(new RolloutId("other"), FIRST)).isEmpty();
    }

    private static List<Device> worldwide(int devices) {
        List<String> regions = List.of("eu", "us", "apac", "");
        return IntStream.range(0, devices)
                .mapToObj(each ->
                        aDevice("d" + each).inRegion(regions.get(each % 4)).build())
                .toList();
    }
}
