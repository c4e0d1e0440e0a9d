package dev.wavegate.local.scenario;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** The way back that the manual has from what nobody should do; the engine in this process cannot reset a workflow. */
@EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
class TerminationScenariosTest extends OnOneStage {
    @Test
    void aResetBringsARolloutBackThatAwaitedApproval() {
        Rollout rollout = world().start(plan("terminated-waiting"));
        world().awaitRequestFor(rollout);
        rollout.awaitState("AWAITING_APPROVAL");
        workflows().terminate(rollout);

        workflows().reset(rollout);
        world().tickets().approve(rollout.name());

        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
        assertThat(world().tickets().changesOf(rollout.name())).hasSize(1);
    }

    @Test
    void aResetBringsARolloutBackThatRanAWave() {
        Rollout rollout = world().startAndApprove(plan("terminated-running").unproven(4));
        rollout.awaitEvent("wave.dispatched");
        workflows().terminate(rollout);

        workflows().reset(rollout);

        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
        assertThat(world().fleet().duplicates()).isEmpty();
    }
}
