package dev.wavegate.local.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.wavegate.local.command.LocalCommand;
import dev.wavegate.local.simulation.SimulatorAddresses;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.state.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is left when the process dies: everything. */
@EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
class DurabilityTest {
    private final List<Process> processes = new ArrayList<>();
    private final int apiPort = Ports.free();
    private final SimulatorPorts ports =
            new SimulatorPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }

    @Test
    void aKilledProcessLosesNothingAndAsksNoDeviceTwice(@TempDir(cleanup = CleanupMode.NEVER) Path home)
            throws IOException {
        start(home.resolve("simulators"), "simulators");
        World world = new World(URI.create("http://127.0.0.1:" + apiPort), SimulatorAddresses.onLoopback(ports));
        Process up = start(home.resolve("up"), "up", "--no-simulators", "--engine", "binary");
        awaitUp(world);
        world.onAQuietDay().fleet().of(300);
        Rollout rollout = world.startAndApprove(plan("survivor")
                .wave("canary", "10")
                .wave("broad", "100%")
                .unproven(12)
                .deviceDeadline("60s"));
        rollout.awaitEvents("wave.dispatched", 2);

        up.destroyForcibly().onExit().join();
        int askedBefore = world.fleet().assigned("4.2.1");
        start(home.resolve("up"), "up", "--no-simulators", "--engine", "binary");
        awaitUp(world);

        assertThat(askedBefore).isBetween(10, 299);
        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 300));
        assertThat(world.fleet().assigned("4.2.1")).isEqualTo(300);
        assertThat(world.fleet().duplicates()).isEmpty();
        assertThat(world.tickets().changesOf("survivor")).hasSize(1);
        assertThat(world.tickets().notesOf("survivor")).doesNotHaveDuplicates();
    }

    private Process start(Path home, String... command) throws IOException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                classpath,
                LocalCommand.class.getName()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolveSibling(home.getFileName() + ".log").toFile()));
        builder.environment().put("WAVEGATE_HOME", home.toString());
        builder.environment().put("WAVEGATE_API_PORT", Integer.toString(apiPort));
        builder.environment().put("WAVEGATE_SERVICENOW_PORT", Integer.toString(ports.serviceNow()));
        builder.environment().put("WAVEGATE_GOOGLE_PORT", Integer.toString(ports.google()));
        builder.environment().put("WAVEGATE_PAGERDUTY_PORT", Integer.toString(ports.pagerDuty()));
        builder.environment().put("WAVEGATE_FLEET_PORT", Integer.toString(ports.fleet()));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static void awaitUp(World world) {
        await("API to answer")
                .atMost(Duration.ofMinutes(6))
                .ignoreExceptions()
                .until(() -> world.api().get("/api/v1/rollouts").status() == 200);
    }
}
