package dev.wavegate.bench.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Stopwatch;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.gate.GateFacts;
import dev.wavegate.domain.gate.GateKeeper;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.ReportKind;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;

/** Judges waves of all sizes up to a million devices, and a wave report by report. */
public final class GateBenchmark {
    private static final long SEED = 7;
    private static final int JUDGEMENTS = 20_000;
    private static final int LARGEST_WAVE = 1_000_000;
    private static final int REPORTS = 10_000;
    private static final Gate SEQUENTIAL = SequentialGate.of(Share.parse("1%"), 0.01);
    private static final Gate LITERAL = new FailureRateGate(Share.parse("5%"), 20);
    private static final Gate CONFIRMED = new ConfirmedGate(Share.parse("98%"), Duration.ofMinutes(30));
    private static final List<NamedGate> ALL = List.of(
            new NamedGate("install", SEQUENTIAL),
            new NamedGate("rate", LITERAL),
            new NamedGate("confirmed", CONFIRMED));

    private GateBenchmark() {}

    public static Report run(Effort effort) {
        List<GateFacts> waves = waves();
        Stopwatch stopwatch = effort.stopwatch(10, 15);
        Report report = new Report("Gates: judgements, and reports judged one by one, a second");
        report.with("sequential", stopwatch.rate(JUDGEMENTS, judging(SEQUENTIAL, waves)));
        report.with("literal", stopwatch.rate(JUDGEMENTS, judging(LITERAL, waves)));
        report.with("confirmed", stopwatch.rate(JUDGEMENTS, judging(CONFIRMED, waves)));
        report.with("all three together", stopwatch.rate(JUDGEMENTS, () -> {
            int reasons = 0;
            for (GateFacts facts : waves) {
                reasons += GateKeeper.judge(ALL, facts).reasons().size();
            }
            return reasons;
        }));
        report.with("all three, report by report", stopwatch.rate(REPORTS, reportByReport()));
        return report;
    }

    private static Supplier<?> judging(Gate gate, List<GateFacts> waves) {
        return () -> {
            int reasons = 0;
            for (GateFacts facts : waves) {
                reasons += gate.judge(facts).reasons().size();
            }
            return reasons;
        };
    }

    private static Supplier<?> reportByReport() {
        List<ReportKind> reports = new ArrayList<>();
        for (int report = 0; report < REPORTS; report++) {
            // Fewer failures than any of the gates objects to, so that all reports are judged.
            reports.add(report % 200 == 199 ? ReportKind.FAILED : ReportKind.CONFIRMED);
        }
        GateFacts before = new GateFacts(0, 0, 0, REPORTS, REPORTS, true, Duration.ZERO, false);
        return () -> GateKeeper.firstObjection(ALL, before, reports).map(objection -> {
            throw new IllegalStateException("no gate must object, but one does: " + objection);
        });
    }

    private static List<GateFacts> waves() {
        Random random = new Random(SEED);
        List<GateFacts> waves = new ArrayList<>();
        for (int wave = 0; wave < JUDGEMENTS; wave++) {
            int targeted = 1 + (int) Math.pow(LARGEST_WAVE, random.nextDouble());
            int reports = random.nextInt(targeted + 1);
            int failures = (int) (reports * random.nextDouble() * 0.02);
            waves.add(new GateFacts(
                    failures,
                    reports,
                    reports - failures,
                    targeted,
                    targeted - reports,
                    true,
                    Duration.ofMinutes(random.nextInt(30)),
                    false));
        }
        return waves;
    }
}
