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
                .besides(milliseconds(8, 400), "search", milliseconds(4, 1, 7), new Budget(20))
                .besides(perSecond(1_234.56), "devices", perSecond(12_345.6));

        assertThat(report.markdown())
                .contains("## Searches")
                .contains("| search | 4.00 ms | 1.00 … 7.00 | 3 | < 20.00 ms | yes | 204 ms | 51.00 |")
                .contains("| devices | 12,346 /s | 12,346 … 12,346 | 1 |  |  | 1,235 /s | 10.00 |");
        assertThat(report.missed()).isEmpty();
    }

    @Test
    void saysWhichBudgetsAreMissed() {
        Report report = new Report("Searches")
                .with("search", milliseconds(20), new Budget(20))
                .with("fast search", milliseconds(19.99), new Budget(20))
                .with("devices", perSecond(5_000), new Budget(10_000))
                .with("more devices", perSecond(10_001), new Budget(10_000));

        assertThat(report.missed())
                .containsExactly(
                        "search: must be < 20.00 ms, but is 20.00 ms", "devices: must be > 10,000 /s, but is 5,000 /s");
        assertThat(report.markdown()).contains("| search | 20.00 ms | 20.00 … 20.00 | 1 | < 20.00 ms | NO |  |  |");
    }

    @Test
    void printsTablesOfItsOwnBelow() {
        Report report = new Report("Searches").with(new Table("People", "First").with(List.of("10", "1.00")));

        assertThat(report.markdown()).endsWith("\n| People | First |\n|---|--:|\n| 10 | 1.00 |\n");
    }

    @Test
    void refusesARowThatDoesNotFitItsTable() {
        assertThatThrownBy(() -> new Table("People", "First").with(List.of("10")))
                .hasMessage("a row must have 2 cells, but has 1");
    }

    @Test
    void recordsOnlyWhatComesAfterWarmingUp() {
        List<String> prepared = new ArrayList<>();

        Figures figures = new Stopwatch(2, 3).rate(1, () -> prepared.add("once more"), done -> done);

        assertThat(prepared).hasSize(5);
        assertThat(figures.runs()).hasSize(3);
    }

    @Test
    void runsAFractionOfThemWhereItIsToBeQuick() {
        assertThat(Effort.FULL.share(10)).isEqualTo(10);
        assertThat(Effort.QUICK.share(10)).isEqualTo(2);
        assertThat(Effort.QUICK.share(1)).isEqualTo(1);
    }

    @Test
    void refusesFiguresOfNothing() {
        assertThatThrownBy(() -> milliseconds()).hasMessage("figures must have at least 1 run, but have 0");
    }

    private static Figures milliseconds(double... runs) {
        return figures(Unit.MILLISECONDS, runs);
    }

    private static Figures perSecond(double... runs) {
        return figures(Unit.PER_SECOND, runs);
    }

    private static Figures figures(Unit unit, double... runs) {
        List<Double> all = new ArrayList<>();
        for (double run : runs) {
            all.add(run);
        }
        return new Figures(unit, all);
    }
}
