package dev.wavegate.bench.measure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportTest {

    @Test
    void printsMedianRangeAndHowMuchBetterThanTheBaselineThatIs() {
        Report report = new Report("Searches")
                .with("search", milliseconds(4, 1, 7), "< 20 ms", milliseconds(8, 400))
                .with(
                        "devices",
                        new Figures(Unit.PER_SECOND, List.of(12_345.6)),
                        "",
                        new Figures(Unit.PER_SECOND, List.of(1_234.56)));

        assertThat(report.markdown())
                .contains("## Searches")
                .contains("| search | 4.00 ms | 1.00 … 7.00 | 3 | < 20 ms | 204 ms | 51.00 |")
                .contains("| devices | 12,346 /s | 12,346 … 12,346 | 1 |  | 1,235 /s | 10.00 |");
    }

    @Test
    void recordsOnlyWhatComesAfterWarmingUp() {
        List<String> prepared = new ArrayList<>();

        Figures figures = new Stopwatch(2, 3).rate(1, () -> prepared.add("once more"), done -> done);

        assertThat(prepared).hasSize(5);
        assertThat(figures.runs()).hasSize(3);
    }

    @Test
    void refusesFiguresOfNothing() {
        assertThatThrownBy(() -> milliseconds()).hasMessage("figures must have at least 1 run, but have 0");
    }

    private static Figures milliseconds(double... runs) {
        List<Double> all = new ArrayList<>();
        for (double run : runs) {
            all.add(run);
        }
        return new Figures(Unit.MILLISECONDS, all);
    }
}
