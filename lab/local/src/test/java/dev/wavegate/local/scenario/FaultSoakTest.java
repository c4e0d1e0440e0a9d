package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.local.LocalStack;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** Thirty rollouts at once while every system answers one call in twenty wrongly. */
@EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
class FaultSoakTest {
    private static final int ROLLOUTS = 30;
    private static final double SHARE = 0.05;

    @Test
    void endAsTheyShouldWithOneTicketEach(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        try (LocalStack stack = LocalStack.in(home)
                .withEngine(Engines.chosen())
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                .start()) {
            World world = new World(stack.api(), stack.outside()).onAQuietDay();
            world.fleet().inRegions(ROLLOUTS, ROLLOUTS * 10).where("4.2.9", "brick");
            world.whereEverySystemFails(SHARE);

            List<Rollout> rollouts = IntStream.rangeClosed(1, ROLLOUTS)
                    .mapToObj(number -> world.start(plan("soak-" + number)
                            .bringing(isBad(number) ? "4.2.9" : "4.2.1")
                            .among("r" + number)
                            .sharingPeople()
                            .wave("canary", "50%")
                            .wave("broad", "100%")
                            .deviceDeadline(isBad(number) ? "20s" : "120s")))
                    .toList();
            for (int number = 1; number <= ROLLOUTS; number++) {
                Rollout rollout = rollouts.get(number - 1);
                world.awaitRequestFor(rollout);
                if (isRejected(number)) {
                    world.tickets().reject(rollout.name(), "not this month");
                } else {
                    world.tickets().approve(rollout.name());
                }
            }

            for (int number = 1; number <= ROLLOUTS; number++) {
                endsAsItShould(world, rollouts.get(number - 1), number);
            }
            assertThat(world.fleet().duplicates()).isEmpty();
            assertThat(world.faultsServed()).isGreaterThan(ROLLOUTS);
        }
    }

    private static boolean isBad(int number) {
        return number % 5 == 0;
    }

    private static boolean isRejected(int number) {
        return number % 10 == 3;
    }

    private static void endsAsItShould(World world, Rollout rollout, int number) {
        String end = isRejected(number) ? "REJECTED" : isBad(number) ? "ROLLED_BACK" : "COMPLETED";
        String closeCode = isRejected(number) ? "" : isBad(number) ? "unsuccessful" : "successful";

        assertThat(rollout.awaitEnd()).as(rollout.ending()).isEqualTo(end);
        JsonNode change = world.tickets().changeOf(rollout.name());
        assertThat(change.path("close_code").asText()).isEqualTo(closeCode);
        assertThat(world.tickets().incidentsOf(rollout.name())).hasSize(isBad(number) ? 1 : 0);
        assertThat(world.tickets().notesOf(rollout.name())).doesNotHaveDuplicates();
    }
}
