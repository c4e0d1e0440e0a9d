package dev.wavegate.bench.ticket;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Figures;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Unit;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.simulation.Simulators;
import dev.wavegate.local.state.Ports;
import dev.wavegate.simulators.fleet.FleetBlueprint;

/**
 * Starts many rollouts together, each for the devices of one site, and lets them wait for approval: in a process of their
 * own, on a real Temporal server, with ServiceNow and the device manager simulated over HTTP in this process.
 */
public final class TicketBenchmark {
    private static final int ROLLOUTS = 1_000;
    /** So many before, which load what is loaded once. */
    private static final int WARM_UP = 20;

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final int TICKS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final Budget MINUTES = new Budget(12);
    private static final Budget CALLS = new Budget(6.01);
    private static final Budget QUERIES = new Budget(1.1);
    private static final Budget HEAP = new Budget(10);

    private TicketBenchmark() {}

    /** One run; how often it is repeated is up to the caller, as it takes a quarter of an hour. */
    public static Report run(Effort effort) {
        int rollouts = effort.share(ROLLOUTS);
        SimulatorPorts ports =
                new SimulatorPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
        SimulatorSettings outside =
                SimulatorSettings.of(ports, Seeding::openForAMonth).with(fleet(rollouts + WARM_UP));
        try (Simulators simulators = Simulators.start(outside);
                RunningWavegate wavegate = RunningWavegate.start(ports, TICK)) {
            InstanceLog serviceNow = new InstanceLog(simulators.addresses().serviceNow());
            return measured(rollouts, wavegate, serviceNow);
        } catch (IOException failed) {
            throw new IllegalStateException("Wavegate did not start for the benchmark: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the benchmark was interrupted", interrupted);
        }
    }

    private static Report measured(int rollouts, RunningWavegate wavegate, InstanceLog serviceNow)
            throws IOException, InterruptedException {
        for (int number = rollouts + 1; number <= rollouts + WARM_UP; number++) {
            wavegate.start(plan(number));
        }
        serviceNow.awaitRequested(WARM_UP, LONGEST);
        serviceNow.awaitQuiet(TICK, LONGEST);
        long heapBefore = wavegate.heapKilobytes();
        serviceNow.clear();

        long begin = System.nanoTime();
        for (int number = 1; number <= rollouts; number++) {
            wavegate.start(plan(number));
        }
        serviceNow.awaitRequested(WARM_UP + rollouts, LONGEST);
        Duration raised = Duration.ofNanos(System.nanoTime() - begin);
        int calls = serviceNow.calls() + serviceNow.awaitQuiet(TICK, LONGEST);

        serviceNow.clear();
        Thread.sleep(TICK.multipliedBy(TICKS).toMillis());
        int queries = serviceNow.calls();
        long heapAfter = wavegate.heapKilobytes();

        return new Report("Tickets: " + rollouts + " rollouts started together, then waiting for approval")
                .with("until every change awaits approval", once(Unit.MINUTES, raised.toMillis() / 60_000.0), MINUTES)
                .with("calls a change until it is left alone", once(Unit.CALLS, (double) calls / rollouts), CALLS)
                .with("calls while all wait, each tick", once(Unit.CALLS, (double) queries / TICKS), QUERIES)
                .with(
                        "heap of a waiting rollout",
                        once(Unit.KILOBYTES, Math.max(0, heapAfter - heapBefore) / (double) rollouts),
                        HEAP);
    }

    private static Figures once(Unit unit, double value) {
        return new Figures(unit, List.of(value));
    }

    /** Thirty devices of one model for each site on average, so that no site has none. */
    private static FleetBlueprint fleet(int sites) {
        FleetBlueprint ordinary = FleetBlueprint.ordinary();
        return new FleetBlueprint(
                sites * 30,
                ordinary.seed(),
                Map.of("TH-2", 1.0),
                Map.of("eu", 1.0),
                ordinary.versions(),
                sites,
                ordinary.timing());
    }

    /** As the simulator names it. */
    private static String site(int number) {
        return "site-eu-" + (number < 10 ? "0" : "") + number;
    }

    private static String plan(int number) {
        return List.of(
                        "apiVersion: wavegate/v1",
                        "kind: Rollout",
                        "metadata: { name: bench-" + number + " }",
                        "spec:",
                        "  release:",
                        "    product: thermostat",
                        "    version: 4.2.1",
                        "    type: FIRMWARE",
                        "    artifact: { uri: \"https://releases.example/thermostat.bin\", sha256: " + "a".repeat(64)
                                + ", sizeBytes: 18874368 }",
                        "    compatibility: { models: [TH-2] }",
                        "    releaseNotes: Fixes the boiler relay race",
                        "  fleet: { backend: sim, select: { site: [\"" + site(number) + "\"] } }",
                        "  change: { assignmentGroup: IoT Operations }",
                        "  windows: { open: [\"google:maintenance-eu\"], closed: [\"google:freeze\"] }",
                        "  staffing: [ { role: firmware-oncall, roster: \"pagerduty:PFW0001\" } ]",
                        "  waves: [ { name: broad, size: 100%, soak: 1h } ]",
                        "  gates: { install: { acceptable: 1%, alpha: 0.01 } }",
                        "  device: { deadline: 10m }")
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
