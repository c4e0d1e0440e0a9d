package dev.wavegate.bench.window;

import java.time.Instant;
import java.util.Optional;

import dev.wavegate.bench.measure.Figures;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Stopwatch;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.StaffedWindows;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowSearch;

/** Searches a year of shifts from scratch: nothing is kept from one search to the next. */
public final class WindowBenchmark {
    private static final int NEVER = 400;
    private static final String BUDGET = "< 20 ms";
    private static final String EXPLANATION_BUDGET = "< 1 s";

    private WindowBenchmark() {}

    public static Report run() {
        YearOfShifts near = new YearOfShifts(1, true);
        WindowDemand demand = near.demand();
        ScheduleFacts facts = near.facts();
        Report report = new Report("Staffed windows: 250 people × 365 days, " + near.presences() + " presences");
        report.with(
                "very first search of this JVM, fits the second night",
                new Stopwatch(0, 1).milliseconds(() -> search(demand, facts)),
                "");
        compare(report, "nights, fits the second night", near, BUDGET);
        compare(report, "nights, fits after 300 days", new YearOfShifts(300, true), BUDGET);
        compare(report, "nights, never fits, explained", new YearOfShifts(NEVER, true), EXPLANATION_BUDGET);
        alone(report, "all day, fits after 300 days", new YearOfShifts(300, false), BUDGET);
        alone(report, "all day, never fits, explained", new YearOfShifts(NEVER, false), EXPLANATION_BUDGET);
        return report;
    }

    private static void compare(Report report, String what, YearOfShifts year, String budget) {
        NaiveWindows naive = new NaiveWindows(year.demand(), year.facts());
        Optional<Instant> found = start(search(year.demand(), year.facts()));
        Figures baseline = new Stopwatch(0, 1).milliseconds(() -> {
            Optional<Instant> expected = naive.first(YearOfShifts.BEGIN, YearOfShifts.END);
            if (!found.equals(expected)) {
                throw new IllegalStateException("both searches must agree, but found " + found + " and " + expected);
            }
            return expected;
        });
        report.with(what, measured(year), budget, baseline);
    }

    private static void alone(Report report, String what, YearOfShifts year, String budget) {
        report.with(what, measured(year), budget);
    }

    private static Figures measured(YearOfShifts year) {
        WindowDemand demand = year.demand();
        ScheduleFacts facts = year.facts();
        return new Stopwatch(30, 31).milliseconds(() -> search(demand, facts));
    }

    private static WindowSearch search(WindowDemand demand, ScheduleFacts facts) {
        return StaffedWindows.search(demand, facts, YearOfShifts.BEGIN, YearOfShifts.END);
    }

    private static Optional<Instant> start(WindowSearch search) {
        return search.match(found -> Optional.of(found.window().start()), nothing -> Optional.empty());
    }
}
