package dev.wavegate.bench.measure;

/**
 * What a median must stay on the better side of.
 *
 * @param limit in the unit of the figures that it is for
 */
public record Budget(double limit) {

    boolean holds(Figures figures) {
        return figures.unit().isBetter(figures.median(), limit);
    }

    String of(Unit unit) {
        return unit.limit(Report.number(limit));
    }
}
