package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** Cells under headings, as Markdown; the first column is text, all others are numbers. */
public final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public Table with(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(
                    "a row must have " + headings.size() + " cells, but has " + cells.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(line(headings));
        text.append("|---|").append("--:|".repeat(headings.size() - 1)).append('\n');
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
