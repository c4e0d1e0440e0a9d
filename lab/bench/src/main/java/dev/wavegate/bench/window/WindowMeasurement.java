package dev.wavegate.bench.window;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What JMH measures. Each invocation is one shot that starts from the records as they came from outside; only
 * {@link #explain()} starts from what was prepared before. JMH extends this class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseSerialGC"})
public class WindowMeasurement {
    private static final int MORE_THAN_A_YEAR_HAS = 1_000;

    /** How many people plan their shifts. */
    @Param("250")
    public int people;

    /** Of whom there are too few. */
    @Param("OF_NOBODY")
    public Scarcity scarcity = Scarcity.OF_NOBODY;

    private Optional<Planned> planned = Optional.empty();

    private record Planned(
            WindowQuestion first,
            WindowQuestion all,
            ScheduleFacts facts,
            Availability prepared,
            Optional<Instant> found) {}

    /** Plans the year. */
    @Setup(Level.Trial)
    public void plan() {
        YearOfShifts year = new YearOfShifts(people, scarcity);
        WindowQuestion first = year.question(1);
        ScheduleFacts facts = year.facts();
        Availability prepared = Availability.of(new WindowCase(first, facts));
        Optional<Instant> found = StaffedWindows.answer(prepared)
                .match(fits -> Optional.of(fits.window().start()), nothing -> Optional.empty());
        planned = Optional.of(new Planned(first, year.question(MORE_THAN_A_YEAR_HAS), facts, prepared, found));
    }

    /** Searches for the first window from scratch, and explains why there is none. */
    @Benchmark
    public WindowSearch search() {
        Planned year = planned.orElseThrow();
        return StaffedWindows.windows(year.first(), year.facts());
    }

    /** Searches for all windows from scratch. */
    @Benchmark
    public WindowSearch searchAll() {
        Planned year = planned.orElseThrow();
        return StaffedWindows.windows(year.all(), year.facts());
    }

    /** Explains alone, from a prepared search. */
    @Benchmark
    public WindowSearch explain() {
        return StaffedWindows.answer(planned.orElseThrow().prepared());
    }

    /** The floor: a plain sorted sweep over the same shifts. */
    @Benchmark
    public long sortedSweep() {
        return SortedSweep.secondsWithSomebody(planned.orElseThrow().facts());
    }

    /** The search on a grid of five minutes, which must find the same start. */
    @Benchmark
    public Optional<Instant> grid() {
        Planned year = planned.orElseThrow();
        Optional<Instant> first = new GridWindows(year.first(), year.facts()).first();
        if (!first.equals(year.found())) {
            throw new IllegalStateException("both searches must agree, but found " + year.found() + " and " + first);
        }
        return first;
    }
}
