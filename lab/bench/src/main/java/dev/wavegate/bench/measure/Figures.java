package dev.wavegate.bench.measure;

import java.util.List;

/**
 * What was measured of one thing, a value per run.
 *
 * @param runs at least one, in the order of measuring
 */
public record Figures(Unit unit, List<Double> runs) {
    public Figures {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("figures must have at least 1 run, but have 0");
        }
    }

    /** The middle one of the runs; of an even number, between the two. */
    public double median() {
        List<Double> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double smallest() {
        return runs.stream().min(Double::compare).orElseThrow();
    }

    double largest() {
        return runs.stream().max(Double::compare).orElseThrow();
    }
}
