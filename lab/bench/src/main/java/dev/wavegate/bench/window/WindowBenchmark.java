package dev.wavegate.bench.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Figures;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Stopwatch;
import dev.wavegate.bench.measure.Table;
import dev.wavegate.domain.window.search.StaffedWindows;

/** Searches a year of shifts, beside the plain sorted sweep over the same shifts and the search on a grid of five minutes. */
public final class WindowBenchmark {
    private static final int BUDGETED = 250;
    private static final List<Integer> QUICKLY = List.of(10, 100, BUDGETED, 1_000);
    private static final List<Integer> PEOPLE = List.of(10, 100, BUDGETED, 1_000, 10_000);
    // On the grid, more people need more memory than there is.
    private static final int MOST_ON_THE_GRID = 1_000;
    private static final Budget SEARCH = new Budget(20);
    private static final Budget EXPLANATION = new Budget(1_000);

    private final List<Integer> people;
    private final WindowShots shots;
    private final Report report = new Report("Staffed windows in a year of shifts on 5 rosters");

    private WindowBenchmark(Effort effort) {
        this.people = effort == Effort.QUICK ? QUICKLY : PEOPLE;
        this.shots = new WindowShots(effort);
    }

    public static Report run(Effort effort) {
        WindowBenchmark benchmark = new WindowBenchmark(effort);
        YearOfShifts year = new YearOfShifts(BUDGETED, Scarcity.OF_NOBODY);
        Figures cold = new Stopwatch(0, 1).milliseconds(() -> StaffedWindows.windows(year.question(1), year.facts()));
        benchmark.report.with("250 people, first window, tomorrow, as the very first search of a JVM", cold);
        benchmark.measure();
        benchmark.judge();
        return benchmark.report.with(benchmark.times()).with(benchmark.ratios());
    }

    private void measure() {
        for (String measurement : List.of("search", "sortedSweep")) {
            shots.take(measurement, Scarcity.OF_ONE_FOR_300_DAYS, people);
        }
        shots.take("searchAll", Scarcity.OF_NOBODY, people);
        for (Scarcity scarcity : List.of(Scarcity.OF_ONE, Scarcity.OF_MANY)) {
            shots.take("search", scarcity, people);
            shots.take("explain", scarcity, people);
        }
        List<Integer> few =
                people.stream().filter(each -> each <= MOST_ON_THE_GRID).toList();
        shots.take("grid", Scarcity.OF_ONE_FOR_300_DAYS, few);
    }

    private void judge() {
        Figures floor = floor(BUDGETED);
        Figures grid = grid(BUDGETED).orElseThrow();
        String who = BUDGETED + " people, ";
        report.besides(floor, who + "first window, after 300 days; sorted sweep", first(BUDGETED), SEARCH);
        report.besides(grid, who + "first window, after 300 days; grid", first(BUDGETED));
        report.besides(floor, who + "all windows; sorted sweep", all(BUDGETED), SEARCH);
        for (int each : List.of(BUDGETED, people.get(people.size() - 1))) {
            String all = String.format("%,d people, nothing fits, ", each);
            explained(all + "one blocker", Scarcity.OF_ONE, each);
            explained(all + "many blockers", Scarcity.OF_MANY, each);
        }
    }

    private void explained(String what, Scarcity scarcity, int each) {
        report.with(what + ", searched and explained", shots.get("search", scarcity, each), EXPLANATION);
        report.with(what + ", explained alone", shots.get("explain", scarcity, each), EXPLANATION);
    }

    private Table times() {
        Table table = new Table(
                "Medians in ms; people",
                "Shifts",
                "Sorted sweep",
                "First window",
                "All windows",
                "One blocker explained",
                "Many blockers explained",
                "Grid");
        for (int each : people) {
            table.with(row(
                    each,
                    String.format("%,d", new YearOfShifts(each, Scarcity.OF_ONE_FOR_300_DAYS).presences()),
                    figures -> Report.number(figures.median())));
        }
        return table;
    }

    private Table ratios() {
        Table table = new Table(
                "Times the sorted sweep; people",
                "Grid ÷ first window",
                "Sorted sweep",
                "First window",
                "All windows",
                "One blocker explained",
                "Many blockers explained",
                "Grid");
        for (int each : people) {
            double floor = floor(each).median();
            String grid = grid(each)
                    .map(figures -> Report.number(figures.median() / first(each).median()))
                    .orElse("");
            table.with(row(each, grid, figures -> Report.number(figures.median() / floor)));
        }
        return table;
    }

    private List<String> row(int each, String second, Function<Figures, String> shown) {
        List<String> cells = new ArrayList<>(List.of(String.format("%,d", each), second));
        List.of(
                        floor(each),
                        first(each),
                        all(each),
                        shots.get("search", Scarcity.OF_ONE, each),
                        shots.get("search", Scarcity.OF_MANY, each))
                .forEach(figures -> cells.add(shown.apply(figures)));
        cells.add(grid(each).map(shown).orElse(""));
        return cells;
    }

    private Figures floor(int each) {
        return shots.get("sortedSweep", Scarcity.OF_ONE_FOR_300_DAYS, each);
    }

    private Figures first(int each) {
        return shots.get("search", Scarcity.OF_ONE_FOR_300_DAYS, each);
    }

    private Figures all(int each) {
        return shots.get("searchAll", Scarcity.OF_NOBODY, each);
    }

    private Optional<Figures> grid(int each) {
        return shots.find("grid", Scarcity.OF_ONE_FOR_300_DAYS, each);
    }
}
