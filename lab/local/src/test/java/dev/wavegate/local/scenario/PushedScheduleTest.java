package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.time.Duration;

import dev.wavegate.local.LocalStack;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.state.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A feed that would look once an hour, so that whatever is noticed sooner was noticed because somebody called. */
class PushedScheduleTest {
    private static final String WATCH = "/calendar/v3/calendars/maintenance-eu/events/watch";

    @Test
    void aCalendarThatMovesIsNoticedBecauseGoogleCalls(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        int port = Ports.free();
        String hook = "https://wavegate.example/api/v1/hooks/google-calendar";
        try (LocalStack stack = LocalStack.in(home)
                .withEngine(Engines.chosen())
                .withApiPort(port)
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                .with("wavegate.feeds.schedule-tick", "1h")
                .with("wavegate.hooks.secret", "knock-knock")
                .with("wavegate.google.push-address", hook)
                .start()) {
            World world = new World(stack.api(), stack.outside()).onAQuietDay();
            world.schedules().notifyVia("http://127.0.0.1:" + port);
            world.schedules().openFrom(Duration.ofHours(1), Duration.ofDays(1));
            Rollout rollout = world.startAndApprove(plan("called"));
            rollout.awaitEvent("window.found");
            // Nobody had read the calendar when the feed looked first; a script of ours makes it look again.
            world.callHook("/api/v1/hooks/google-calendar", "knock-knock");
            await("a channel for the calendar")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> world.schedules().calls("POST", WATCH) == 1);

            // A call that comes before the answer is written down is refused, so that it may take a second change.
            await("the rollout to be told")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(3))
                    .until(() -> {
                        world.schedules().openFrom(Duration.ofHours(3), Duration.ofDays(1));
                        return !rollout.eventsOf("window.moved").isEmpty();
                    });

            world.tickets().cancel("called");
            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
        }
    }
}
