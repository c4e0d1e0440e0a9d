package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.window.PreparedWindows;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.StaffedWindows;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.WindowSearch;
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
 * {@link #recheck()} and {@link #explain()} start from what was prepared before. JMH extends this class.
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
            PreparedWindows prepared,
            Presence gone,
            Presence come) {}

    /** Plans the year. */
    @Setup(Level.Trial)
    public void plan() {
        YearOfShifts year = new YearOfShifts(people, scarcity);
        WindowQuestion first = year.question(1);
        ScheduleFacts facts = year.facts();
        Presence gone = year.someShift();
        Interval shorter =
                new Interval(gone.interval().start(), gone.interval().end().minus(Duration.ofHours(1)));
        planned = Optional.of(new Planned(
                first,
                year.question(MORE_THAN_A_YEAR_HAS),
                facts,
                PreparedWindows.of(first, facts),
                gone,
                new Presence(gone.person(), shorter)));
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
        return planned.orElseThrow().prepared().windows();
    }

    /** Changes one shift of a prepared search and answers again. */
    @Benchmark
    public WindowSearch recheck() {
        Planned year = planned.orElseThrow();
        return year.prepared()
                .replacing(YearOfShifts.changedRoster(), Optional.of(year.gone()), Optional.of(year.come()))
                .windows();
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
        Optional<Instant> found = year.prepared()
                .windows()
                .match(fits -> Optional.of(fits.window().start()), nothing -> Optional.empty());
        if (!first.equals(found)) {
            throw new IllegalStateException("both searches must agree, but found " + found + " and " + first);
        }
        return first;
    }
}
