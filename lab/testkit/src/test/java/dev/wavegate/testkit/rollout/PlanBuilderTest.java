package dev.wavegate.testkit.rollout;

import java.time.Duration;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class PlanBuilderTest {
    @Test
    void buildsAValidPlanFromNothingButAName() {
        RolloutPlan plan = aPlan("thermostat-4-2-1").build();

        assertThat(plan.id()).isEqualTo(new RolloutId("thermostat-4-2-1"));
        assertThat(plan.waves()).hasSize(1);
        assertThat(plan.gates()).isNotEmpty();
    }

    @Test
    void saysWhatATestNeeds() {
        RolloutPlan plan = aPlan("a")
                .inWaves(20, 100)
                .soaking(Duration.ofHours(2))
                .openIn("google:maintenance-eu")
                .staffedBy("firmware-oncall", "pagerduty:PFW0001", 1)
                .pacedAt(10, 5)
                .build();

        assertThat(plan.waves())
                .extracting(WaveSpec::size)
                .containsExactly(new WaveSize.Count(20), new WaveSize.Count(100));
        assertThat(plan.waves()).extracting(WaveSpec::soak).containsOnly(Duration.ofHours(2));
        assertThat(plan.windows().open()).containsExactly(ScheduleRef.parse("google:maintenance-eu"));
        assertThat(plan.staffing()).hasSize(1);
        assertThat(plan.pace().unproven()).isEqualTo(5);
    }
}
