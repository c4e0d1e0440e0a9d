package dev.wavegate.bench.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Laps;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Stopwatch;
import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.PostgresStore;

/**
 * Takes devices from pending to confirmed as the drive of a wave does, without a backend: opens an order for each chunk,
 * acknowledges it, finds the members that reported, takes their two steps, counts.
 */
public final class DispatchBenchmark {
    private static final int DEVICES = 100_000;
    private static final int CHUNK = 1_000;
    private static final int LANES = 4;
    private static final Budget WANTED = new Budget(10_000);

    private final Cohorts cohorts;
    private final Dispatches dispatches;
    private final AtomicInteger rollouts = new AtomicInteger();

    private DispatchBenchmark(PostgresStore store) {
        this.cohorts = store.cohorts();
        this.dispatches = store.dispatches();
    }

    public static Report run(Effort effort) {
        try (BenchDatabase database = BenchDatabase.start()) {
            DispatchBenchmark benchmark = new DispatchBenchmark(database.store());
            Report report = new Report(
                    "Dispatch: 100,000 devices from pending to confirmed in embedded PostgreSQL, chunks of 1,000");
            Laps laps = new Laps();
            Stopwatch stopwatch = effort.stopwatch(1, 3);
            report.with(
                    "devices confirmed, 1 lane",
                    stopwatch.rate(DEVICES, benchmark::freeze, rollout -> benchmark.drive(rollout, 1, laps)),
                    WANTED);
            report.with(
                    "devices confirmed, 4 lanes at once",
                    stopwatch.rate(DEVICES, benchmark::freeze, rollout -> benchmark.driveLanes(rollout)),
                    WANTED);
            laps.reportTo(report);
            return report;
        }
    }

    private RolloutId freeze() {
        RolloutId rollout = new RolloutId("bench-" + rollouts.incrementAndGet());
        Fleet fleet = new Fleet(DEVICES);
        for (int page = 0; page < fleet.pages(); page++) {
            cohorts.stage(rollout, fleet.page(page));
        }
        cohorts.assignWave(rollout, new WaveNumber(1), FleetSelection.everything(), DEVICES, 0);
        cohorts.seal(rollout);
        return rollout;
    }

    private int driveLanes(RolloutId rollout) {
        List<Thread> threads = IntStream.rangeClosed(1, LANES)
                .mapToObj(number -> new Thread(() -> drive(lane(rollout, number, LANES), new Laps())))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        return confirmed(rollout);
    }

    private int drive(RolloutId rollout, int lanes, Laps laps) {
        drive(lane(rollout, 1, lanes), laps);
        return confirmed(rollout);
    }

    private void drive(Lane lane, Laps laps) {
        Optional<Dispatch> opened = open(lane, laps);
        while (opened.isPresent()) {
            Dispatch dispatch = opened.orElseThrow();
            laps.time("acknowledge", () -> {
                dispatches.acknowledge(dispatch.key(), Instant.now());
                return dispatch;
            });
            List<CohortMember> asked = laps.time(
                    "find 1,000 members",
                    () -> cohorts.members(
                            lane.rollout(),
                            dispatch.members().stream()
                                    .map(CohortMember::device)
                                    .toList()));
            List<CohortMember> claimed = step(lane, asked, DeviceOutcome.AWAITING_CONFIRMATION, laps);
            step(lane, claimed, DeviceOutcome.CONFIRMED, laps);
            laps.time("count the lane", () -> cohorts.counts(lane.rollout(), lane.range()));
            opened = open(lane, laps);
        }
    }

    private Optional<Dispatch> open(Lane lane, Laps laps) {
        return laps.time("open an order for 1,000", () -> dispatches.open(lane, CHUNK, Instant.now()));
    }

    private List<CohortMember> step(Lane lane, List<CohortMember> members, DeviceOutcome next, Laps laps) {
        List<OutcomeChange> steps = members.stream()
                .map(member -> new OutcomeChange(member, next, ""))
                .toList();
        return laps.time("take 1,000 steps to " + next, () -> cohorts.apply(lane.rollout(), steps)).stream()
                .map(OutcomeChange::after)
                .toList();
    }

    private int confirmed(RolloutId rollout) {
        int confirmed = cohorts.counts(rollout, new OrdinalRange(0, DEVICES)).confirmed();
        if (confirmed != DEVICES) {
            throw new IllegalStateException("all " + DEVICES + " devices must be confirmed, but " + confirmed + " are");
        }
        return confirmed;
    }

    private static Lane lane(RolloutId rollout, int number, int lanes) {
        int size = DEVICES / lanes;
        return new Lane(
                rollout,
                rollout + "-w1-l" + number,
                new OrdinalRange((number - 1) * size, number * size),
                Intent.UPDATE,
                new Version("4.2.1"),
                Duration.ofMinutes(5));
    }
}
