package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long each sort of step within a longer piece of work takes, every single one recorded; for one thread. */
public final class Laps {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, List<Double>> steps = new LinkedHashMap<>();

    /** Takes the step and records it under its name. */
    public <T> T time(String step, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        steps.computeIfAbsent(step, unseen -> new ArrayList<>()).add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        return result;
    }

    /** Adds a line for every sort of step. */
    public void reportTo(Report report) {
        steps.forEach((step, times) -> report.with(step, new Figures(Unit.MILLISECONDS, times)));
    }
}
