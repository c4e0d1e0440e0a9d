package dev.wavegate.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.wavegate.bench.device.CohortBenchmark;
import dev.wavegate.bench.device.DispatchBenchmark;
import dev.wavegate.bench.gate.GateBenchmark;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.window.WindowBenchmark;

/** Runs the benchmarks named as arguments, or all, and prints what they found. */
public final class BenchApplication {
    private static final int WRONG_USAGE = 2;
    private static final Map<String, Supplier<Report>> BENCHMARKS = benchmarks();

    private BenchApplication() {}

    public static void main(String[] arguments) {
        List<String> wanted = arguments.length == 0 ? List.copyOf(BENCHMARKS.keySet()) : Arrays.asList(arguments);
        for (String name : wanted) {
            if (!BENCHMARKS.containsKey(name)) {
                System.err.println("a benchmark must be one of " + BENCHMARKS.keySet() + ", but is \"" + name + "\"");
                System.exit(WRONG_USAGE);
            }
        }
        System.out.println(surroundings());
        for (String name : wanted) {
            System.out.println(
                    BENCHMARKS.getOrDefault(name, () -> new Report(name)).get().markdown());
        }
    }

    private static Map<String, Supplier<Report>> benchmarks() {
        Map<String, Supplier<Report>> benchmarks = new LinkedHashMap<>();
        benchmarks.put("windows", WindowBenchmark::run);
        benchmarks.put("gate", GateBenchmark::run);
        benchmarks.put("cohort", CohortBenchmark::run);
        benchmarks.put("dispatch", DispatchBenchmark::run);
        return benchmarks;
    }

    private static String surroundings() {
        return "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " cores, heap of at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB\n";
    }
}
