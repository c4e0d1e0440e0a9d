package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one benchmark found, as Markdown tables under its title, and which of its budgets do not hold. */
public final class Report {
    private static final String NOTHING = "";

    private final String title;
    private final Table lines =
            new Table("What", "Median", "Range", "Runs", "Budget", "Holds", "Baseline (median)", "Times as good");
    private final List<Table> more = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    public Report(String title) {
        this.title = title;
    }

    /** Adds a line. */
    public Report with(String what, Figures figures) {
        return line(what, figures, NOTHING, NOTHING, List.of(NOTHING, NOTHING));
    }

    /** Adds a line with what was to be reached. */
    public Report with(String what, Figures figures, Budget budget) {
        return judged(what, figures, budget, List.of(NOTHING, NOTHING));
    }

    /** Adds a line and how it compares with the same thing done otherwise. */
    public Report besides(Figures baseline, String what, Figures figures) {
        return line(what, figures, NOTHING, NOTHING, comparison(figures, baseline));
    }

    /** Adds a line with what was to be reached, and how it compares with the same thing done otherwise. */
    public Report besides(Figures baseline, String what, Figures figures, Budget budget) {
        return judged(what, figures, budget, comparison(figures, baseline));
    }

    /** Adds a table of its own below the lines. */
    public Report with(Table table) {
        more.add(table);
        return this;
    }

    /** The lines whose median is not within the budget, in words. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    /** A number as all tables show it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n").append(lines.markdown());
        more.forEach(table -> text.append('\n').append(table.markdown()));
        return text.toString();
    }

    private Report judged(String what, Figures figures, Budget budget, List<String> comparison) {
        String wanted = budget.of(figures.unit());
        boolean holds = budget.holds(figures);
        if (!holds) {
            missed.add(what + ": must be " + wanted + ", but is " + median(figures));
        }
        return line(what, figures, wanted, holds ? "yes" : "NO", comparison);
    }

    private Report line(String what, Figures figures, String budget, String holds, List<String> comparison) {
        String range = number(figures.smallest()) + " … " + number(figures.largest());
        String runs = String.valueOf(figures.runs().size());
        List<String> cells = new ArrayList<>(List.of(what, median(figures), range, runs, budget, holds));
        cells.addAll(comparison);
        lines.with(cells);
        return this;
    }

    private static List<String> comparison(Figures figures, Figures baseline) {
        return List.of(median(baseline), number(figures.unit().timesAsGood(figures.median(), baseline.median())));
    }

    private static String median(Figures figures) {
        return number(figures.median()) + " " + figures.unit().sign();
    }
}
