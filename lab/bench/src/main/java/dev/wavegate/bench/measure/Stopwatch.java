package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Measures work that is repeated: first to warm up, then for the record. */
public final class Stopwatch {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int warmUps;
    private final int runs;
    private volatile int kept;

    /**
     * @param warmUps runs that are not recorded, 0 or more
     * @param runs recorded ones, 1 or more
     */
    public Stopwatch(int warmUps, int runs) {
        this.warmUps = warmUps;
        this.runs = runs;
    }

    /** How long the work takes. */
    public Figures milliseconds(Supplier<?> work) {
        return new Figures(
                Unit.MILLISECONDS,
                nanos(() -> this, unused -> work.get()).stream()
                        .map(each -> each / NANOS_PER_MILLI)
                        .toList());
    }

    /** How many items a second the work gets through when it gets through so many in one run. */
    public Figures rate(int items, Supplier<?> work) {
        return rate(items, () -> this, unused -> work.get());
    }

    /** The same for work that changes something, which is prepared anew before every run and not measured. */
    public <T> Figures rate(int items, Supplier<T> preparation, Function<T, ?> work) {
        return new Figures(
                Unit.PER_SECOND,
                nanos(preparation, work).stream()
                        .map(each -> items * NANOS_PER_SECOND / each)
                        .toList());
    }

    private <T> List<Long> nanos(Supplier<T> preparation, Function<T, ?> work) {
        List<Long> recorded = new ArrayList<>();
        for (int run = -warmUps; run < runs; run++) {
            T prepared = preparation.get();
            long begin = System.nanoTime();
            Object result = work.apply(prepared);
            long nanos = System.nanoTime() - begin;
            // A result that nobody looks at need not be computed.
            kept = System.identityHashCode(result) ^ kept;
            if (run >= 0) {
                recorded.add(nanos);
            }
        }
        return recorded;
    }
}
