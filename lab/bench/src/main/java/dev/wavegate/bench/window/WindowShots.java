package dev.wavegate.bench.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Figures;
import dev.wavegate.bench.measure.Unit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link WindowMeasurement} in JVMs of its own, one for each figure, and keeps every single shot. */
final class WindowShots {
    private static final int MANY_PEOPLE = 1_000;
    private static final int VERY_MANY_PEOPLE = 10_000;
    private static final int ENOUGH_WARM_UPS = 750;
    private static final Shots SOON_DONE = new Shots(1_000, 200);
    private static final Shots SLOW = new Shots(2, 5);

    private final Effort effort;
    private final Map<String, Figures> taken = new HashMap<>();

    private record Shots(int warmUps, int runs) {}

    WindowShots(Effort effort) {
        this.effort = effort;
    }

    void take(String measurement, Scarcity scarcity, List<Integer> people) {
        people.forEach(each -> take(measurement, scarcity, each));
    }

    Optional<Figures> find(String measurement, Scarcity scarcity, int people) {
        return Optional.ofNullable(taken.get(key(measurement, scarcity, people)));
    }

    Figures get(String measurement, Scarcity scarcity, int people) {
        return find(measurement, scarcity, people).orElseThrow();
    }

    private void take(String measurement, Scarcity scarcity, int people) {
        Shots shots = shots(measurement, people);
        OptionsBuilder options = new OptionsBuilder();
        options.include(WindowMeasurement.class.getName() + "\\." + measurement + "$")
                .param("people", String.valueOf(people))
                .param("scarcity", scarcity.name())
                .warmupIterations(shots.warmUps())
                .measurementIterations(shots.runs())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            List<Double> times = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(iteration -> iteration.getPrimaryResult().getScore())
                    .toList();
            taken.put(key(measurement, scarcity, people), new Figures(Unit.MILLISECONDS, times));
        } catch (RunnerException failed) {
            throw new IllegalStateException("measuring " + measurement + " failed", failed);
        }
    }

    /** What takes a millisecond is compiled well only after hundreds of runs; what takes long is so while it runs. */
    private Shots shots(String measurement, int people) {
        if (measurement.equals("recheck")) {
            return SOON_DONE;
        }
        if (measurement.equals("grid")) {
            return SLOW;
        }
        // All ratios are to the sorted sweep, which is over so soon that it is measured well in any case.
        if (measurement.equals("sortedSweep")) {
            return people >= VERY_MANY_PEOPLE ? new Shots(60, 40) : new Shots(400, 100);
        }
        Shots full = people >= VERY_MANY_PEOPLE
                ? new Shots(10, 15)
                : people >= MANY_PEOPLE ? new Shots(60, 40) : new Shots(400, 100);
        return new Shots(Math.min(full.warmUps(), effort.share(ENOUGH_WARM_UPS)), effort.share(full.runs()));
    }

    private static String key(String measurement, Scarcity scarcity, int people) {
        return measurement + "/" + scarcity + "/" + people;
    }
}
