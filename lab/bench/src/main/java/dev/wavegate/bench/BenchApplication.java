package dev.wavegate.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.wavegate.bench.calendar.CalendarBenchmark;
import dev.wavegate.bench.cohort.CohortBenchmark;
import dev.wavegate.bench.cohort.DispatchBenchmark;
import dev.wavegate.bench.gate.GateBenchmark;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.ticket.TicketBenchmark;
import dev.wavegate.bench.window.WindowBenchmark;

/** Runs the benchmarks named as arguments, or all, prints what they found, and says whether their budgets hold. */
public final class BenchApplication {
    static final int ALL_HOLD = 0;
    static final int MISSED = 1;
    static final int WRONG_USAGE = 2;

    private final Map<String, Function<Effort, Report>> benchmarks;
    private final PrintStream out;
    private final PrintStream err;

    BenchApplication(Map<String, Function<Effort, Report>> benchmarks, PrintStream out, PrintStream err) {
        this.benchmarks = new LinkedHashMap<>(benchmarks);
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        Map<String, Function<Effort, Report>> benchmarks = new LinkedHashMap<>();
        benchmarks.put("windows", WindowBenchmark::run);
        benchmarks.put("calendar", CalendarBenchmark::run);
        benchmarks.put("gate", GateBenchmark::run);
        benchmarks.put("cohort", CohortBenchmark::run);
        benchmarks.put("dispatch", DispatchBenchmark::run);
        benchmarks.put("tickets", TicketBenchmark::run);
        System.exit(new BenchApplication(benchmarks, System.out, System.err).run(List.of(arguments)));
    }

    /** Does what the arguments say; the answer is the exit code. */
    int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(usage());
            return ALL_HOLD;
        }
        List<String> wanted = new ArrayList<>(arguments);
        Effort effort = wanted.removeIf("--quick"::equals) ? Effort.QUICK : Effort.FULL;
        for (String name : wanted) {
            if (!benchmarks.containsKey(name)) {
                err.println("A benchmark must be one of " + benchmarks.keySet() + ", but is \"" + name + "\".");
                err.println(usage());
                return WRONG_USAGE;
            }
        }
        out.println(surroundings(effort));
        List<String> missed = new ArrayList<>();
        benchmarks.forEach((name, benchmark) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                Report report = benchmark.apply(effort);
                out.println(report.markdown());
                missed.addAll(report.missed());
            }
        });
        out.println(missed.isEmpty() ? "No budget is missed." : "Missed:");
        missed.forEach(line -> out.println("* " + line));
        return missed.isEmpty() ? ALL_HOLD : MISSED;
    }

    private String usage() {
        return "Usage: wavegate bench [--quick] [" + String.join(" | ", benchmarks.keySet()) + "] …\n"
                + "Measures the named benchmarks, or all, against their budgets; --quick for a rough idea in less time.\n"
                + "Exit codes: 0 all budgets hold, 1 one is missed, 2 wrong usage, 4 could not start.";
    }

    private static String surroundings(Effort effort) {
        return "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " cores, heap of at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB"
                + (effort == Effort.QUICK ? ", quick: a rough idea only" : "") + "\n";
    }
}
