package dev.wavegate.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.wavegate.bench.measure.Budget;
import dev.wavegate.bench.measure.Effort;
import dev.wavegate.bench.measure.Figures;
import dev.wavegate.bench.measure.Report;
import dev.wavegate.bench.measure.Unit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BenchApplicationTest {

    private final List<String> ran = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void runsAllInOrderWithoutNames() {
        assertThat(run()).isEqualTo(BenchApplication.MISSED);
        assertThat(ran).containsExactly("fast FULL", "slow FULL");
        assertThat(text(out)).contains("## fast").contains("Missed:\n* slow: must be < 20.00 ms, but is 21.00 ms");
    }

    @Test
    void runsOnlyWhatIsNamedAndQuicklyWhereThatIsWanted() {
        assertThat(run("--quick", "fast")).isEqualTo(BenchApplication.ALL_HOLD);
        assertThat(ran).containsExactly("fast QUICK");
        assertThat(text(out)).contains("a rough idea only").contains("No budget is missed.");
    }

    @Test
    void refusesAnUnknownNameOrOptionBeforeAnythingRuns() {
        assertThat(run("fast", "fsat")).isEqualTo(BenchApplication.WRONG_USAGE);
        assertThat(run("--quik")).isEqualTo(BenchApplication.WRONG_USAGE);
        assertThat(ran).isEmpty();
        assertThat(text(err))
                .contains("must be one of [fast, slow], but is \"fsat\"")
                .contains("Usage:");
    }

    @Test
    void tellsItsUsage() {
        assertThat(run("--help")).isEqualTo(BenchApplication.ALL_HOLD);
        assertThat(text(out)).contains("wavegate bench [--quick] [fast | slow]");
        assertThat(ran).isEmpty();
    }

    private int run(String... arguments) {
        Map<String, Function<Effort, Report>> benchmarks = new LinkedHashMap<>();
        benchmarks.put("fast", effort -> report("fast", effort, 19));
        benchmarks.put("slow", effort -> report("slow", effort, 21));
        PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new BenchApplication(benchmarks, toOut, toErr).run(List.of(arguments));
    }

    private Report report(String name, Effort effort, double median) {
        ran.add(name + " " + effort);
        return new Report(name).with(name, new Figures(Unit.MILLISECONDS, List.of(median)), new Budget(20));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
