package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one benchmark found, as a Markdown table under its title. */
public final class Report {
    private final String title;
    private final List<Row> rows = new ArrayList<>();

    public Report(String title) {
        this.title = title;
    }

    /**
     * Adds a line.
     *
     * @param budget what was to be reached, in words; empty when nothing was set
     */
    public Report with(String what, Figures figures, String budget) {
        rows.add(new Row(what, figures, budget, Optional.empty()));
        return this;
    }

    /** Adds a line and how it compares with the same thing done otherwise. */
    public Report with(String what, Figures figures, String budget, Figures baseline) {
        rows.add(new Row(what, figures, budget, Optional.of(baseline)));
        return this;
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n");
        text.append("| What | Median | Range | Runs | Budget | Baseline (median) | Times as good |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|\n");
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        return text.toString();
    }

    private record Row(String what, Figures figures, String budget, Optional<Figures> baseline) {
        String markdown() {
            return "| " + what + " | " + number(figures.median()) + " "
                    + figures.unit().sign() + " | "
                    + number(figures.smallest()) + " … " + number(figures.largest()) + " | "
                    + figures.runs().size() + " | " + budget + " | "
                    + baseline.map(other ->
                                    number(other.median()) + " " + other.unit().sign())
                            .orElse("")
                    + " | "
                    + baseline.map(other -> number(figures.unit().timesAsGood(figures.median(), other.median())))
                            .orElse("")
                    + " |";
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
        }
    }
}
