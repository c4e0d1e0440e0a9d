package dev.wavegate.bench.cohort;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Laps;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

/** Freezes a cohort as a rollout does: stages the inventory page by page, fills three waves, seals. */
public final class CohortBenchmark {
    private static final int DEVICES = 200_000;
    private static final int CANARY = 20;
    private static final int PILOT = DEVICES / 10;
    private static final Budget A_MILLION_A_MINUTE = new Budget(1_000_000 / 60.0);

    private final Cohorts cohorts;
    private final Laps laps = new Laps();
    private int rollouts;

    private CohortBenchmark(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    public static Report run(Effort effort) {
        try (BenchDatabase database = BenchDatabase.start()) {
            CohortBenchmark benchmark = new CohortBenchmark(database.store().cohorts());
            Report report = new Report("Cohort: freezing 200,000 devices into embedded PostgreSQL, one thread");
            report.with("devices frozen", effort.stopwatch(1, 3).rate(DEVICES, benchmark::freeze), A_MILLION_A_MINUTE);
            benchmark.laps.reportTo(report);
            return report;
        }
    }

    private int freeze() {
        RolloutId rollout = new RolloutId("bench-" + ++rollouts);
        Fleet fleet = new Fleet(DEVICES);
        for (int page = 0; page < fleet.pages(); page++) {
            int number = page;
            laps.time("stage a page of 5,000", () -> {
                cohorts.stage(rollout, fleet.page(number));
                return number;
            });
        }
        int placed = fill(rollout, 1, "canary of 20", CANARY, 0);
        placed += fill(rollout, 2, "pilot of 20,000", PILOT, placed);
        placed += fill(rollout, 3, "broad of 179,980", DEVICES, placed);
        laps.time("seal", () -> {
            cohorts.seal(rollout);
            return rollout;
        });
        if (placed != DEVICES) {
            throw new IllegalStateException("all " + DEVICES + " devices must have a wave, but " + placed + " have");
        }
        return placed;
    }

    private int fill(RolloutId rollout, int wave, String what, int most, int first) {
        return laps.time(
                "fill the " + what,
                () -> cohorts.assignWave(rollout, new WaveNumber(wave), FleetSelection.everything(), most, first));
    }
}
