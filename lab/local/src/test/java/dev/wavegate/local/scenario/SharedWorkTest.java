package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.local.LocalStack;
import dev.wavegate.local.product.Product;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** Two APIs and two workers on one Temporal server and one database; the engine in this process is made for one worker. */
@EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
class SharedWorkTest {
    private static final int ROLLOUTS = 4;

    @Test
    void twoOfEachShareTheWorkAndOneGoesOnWithoutTheOther(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        try (LocalStack stack = LocalStack.in(home)
                        .withEngine(Engines.chosen())
                        .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                        .start();
                Product second = stack.another()) {
            World here = new World(stack.api(), stack.outside()).onAQuietDay();
            World there = new World(second.api(), stack.outside());

            List<Rollout> rollouts = new ArrayList<>();
            for (int number = 1; number <= ROLLOUTS; number++) {
                World world = number % 2 == 0 ? here : there;
                rollouts.add(world.startAndApprove(plan("shared-" + number).bringing("4.2." + number)));
                assertThat(rollouts.get(number - 1).awaitEnd()).isEqualTo("COMPLETED");
                assertThat(rollouts.get(number - 1).outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            }
            assertThat(workersOf(stack.settings().fixed().get("wavegate.temporal.target"), rollouts))
                    .hasSize(2);

            Rollout orphan =
                    here.startAndApprove(plan("orphan").bringing("4.3.0").unproven(4));
            orphan.awaitEvent("wave.dispatched");
            second.close();

            assertThat(orphan.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(orphan.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(here.fleet().duplicates()).isEmpty();
        }
    }

    /** Who carried out steps of these rollouts. */
    private static Set<String> workersOf(String target, List<Rollout> rollouts) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        try {
            WorkflowClient client = WorkflowClient.newInstance(stubs);
            return rollouts.stream()
                    .flatMap(rollout -> client.fetchHistory("rollout/" + rollout.name()).getEvents().stream())
                    .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
                    .map(event -> event.getActivityTaskStartedEventAttributes().getIdentity())
                    .collect(Collectors.toSet());
        } finally {
            stubs.shutdownNow();
        }
    }
}
