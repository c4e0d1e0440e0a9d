package dev.wavegate.activities.wave;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.plan.PlanJson;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.workflows.wave.WaveSlice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneTest {
    private static final RolloutPlan PLAN =
            PlanBuilder.aPlan("thermostat-4-2-1").pacedAt(1_000, 100).build();
    private static final OrdinalRange ALL = new OrdinalRange(100, 700_100);
    private static final CohortPart EU = new CohortPart("eu", new OrdinalRange(100, 600_100));
    private static final CohortPart OTHERS = new CohortPart("", new OrdinalRange(600_100, 700_100));

    @Test
    void lanesOfAWholeWaveAreNumberedFromZero() {
        List<Lane> lanes = lanes(new WaveSlice(new WaveNumber(2), "broad", ALL));

        assertThat(lanes)
                .extracting(Lane::group)
                .containsExactly("thermostat-4-2-1-w2-l0", "thermostat-4-2-1-w2-l1", "thermostat-4-2-1-w2-l2");
        assertThat(lanes).extracting(Lane::title).containsOnly("broad");
        assertThat(lanes)
                .extracting(Lane::pace)
                .containsExactly(new Pace(333, 33), new Pace(333, 33), new Pace(334, 34));
    }

    @Test
    void noLaneReachesIntoTwoPartsAndAllAreNumberedThrough() {
        List<Lane> lanes = lanes(new WaveSlice(new WaveNumber(2), "broad", ALL, List.of(EU, OTHERS)));

        assertThat(lanes)
                .extracting(Lane::lane)
                .containsExactly(
                        new OrdinalRange(100, 200_100),
                        new OrdinalRange(200_100, 400_100),
                        new OrdinalRange(400_100, 600_100),
                        new OrdinalRange(600_100, 700_100));
        assertThat(lanes).extracting(Lane::laneNumber).containsExactly(0, 1, 2, 3);
        assertThat(lanes)
                .extracting(Lane::title)
                .containsExactly("broad in eu", "broad in eu", "broad in eu", "broad in other regions");
        assertThat(lanes.stream().map(Lane::pace).reduce(Pace::plus)).contains(PLAN.pace());
        assertThat(lanes.get(3).siblings()).isEqualTo(lanes);
    }

    @Test
    void aSliceWithPartsTravelsWithThem() throws IOException {
        WaveSlice slice = new WaveSlice(new WaveNumber(2), "broad", ALL, List.of(EU, OTHERS));
        var mapper = PlanJson.mapper();

        assertThat(mapper.readValue(mapper.writeValueAsString(slice), WaveSlice.class))
                .isEqualTo(slice);
    }

    private static List<Lane> lanes(WaveSlice slice) {
        return Lane.all(PLAN, slice, Intent.UPDATE, Optional.empty());
    }
}
