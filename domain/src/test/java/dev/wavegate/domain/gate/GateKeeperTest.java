package dev.wavegate.domain.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class GateKeeperTest {

    private static final NamedGate INSTALL = new NamedGate("install", SequentialGate.of(Share.parse("1%"), 0.01));
    private static final NamedGate RATE = new NamedGate("rate", new FailureRateGate(Share.parse("5%"), 10));
    private static final NamedGate CONFIRMED =
            new NamedGate("confirmed", new ConfirmedGate(Share.parse("98%"), Duration.ofMinutes(30)));

    private static GateFacts facts(int failures, int reports, int targeted, boolean done) {
        return new GateFacts(
                failures, reports, reports - failures, targeted, targeted - reports, done, Duration.ZERO, false);
    }

    @ParameterizedTest
    @CsvSource({
        // failures, reports, targeted, dispatch done; verdict of install, rate, confirmed; of all
        "0, 100, 100, true, Passed, Passed, Passed, Passed",
        "0, 5, 5, true, Passed, Inconclusive, Passed, Inconclusive",
        "0, 5, 100, false, Inconclusive, Inconclusive, Inconclusive, Inconclusive",
        "2, 2, 1000, false, Failed, Inconclusive, Inconclusive, Failed",
        "3, 100, 100, true, Passed, Passed, Failed, Failed",
        "3, 2, 100, false, Errored, Errored, Errored, Errored"
    })
    void answersTheWorstVerdictOfAll(
            int failures,
            int reports,
            int targeted,
            boolean done,
            String install,
            String rate,
            String confirmed,
            String all) {
        GateFacts facts = facts(failures, reports, targeted, done);
        List<NamedGate> gates = List.of(INSTALL, RATE, CONFIRMED);

        assertThat(GateKeeper.judgeEach(gates, facts))
                .extracting(result -> result.verdict().getClass().getSimpleName())
                .containsExactly(install, rate, confirmed);
        assertThat(GateKeeper.judge(gates, facts).getClass().getSimpleName()).isEqualTo(all);
    }

    @Test
    void keepsEveryReasonUnderTheNameOfItsGateTheDecidingOnesFirst() {
        Verdict verdict = GateKeeper.judge(List.of(CONFIRMED, INSTALL), facts(2, 2, 1000, false));

        assertThat(verdict.reasons())
                .satisfiesExactly(golden("gate.reasons-install"), golden("gate.reasons-confirmed"));
        assertThat(verdict.numbers()).containsEntry("install.lnE", "5.293305").containsEntry("confirmed.needed", "980");
    }

    @Test
    void concludesNothingWithoutAGate() {
        assertThat(GateKeeper.judge(List.of(), facts(0, 10, 10, true))).isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void stopsForFailuresAndErrorsOnly() {
        List<String> why = List.of("why");

        assertThat(new Verdict.Passed(why, Map.of()).stops()).isFalse();
        assertThat(new Verdict.Inconclusive(why, Map.of()).stops()).isFalse();
        assertThat(new Verdict.Failed(why, Map.of()).stops()).isTrue();
        assertThat(new Verdict.Errored(why, Map.of()).stops()).isTrue();
    }

    @Test
    void namesTheReportOfABatchAtWhichItStops() {
        List<ReportKind> batch = new ArrayList<>(Collections.nCopies(1, ReportKind.CONFIRMED));
        batch.addAll(Collections.nCopies(10, ReportKind.FAILED));

        Objection objection = GateKeeper.firstObjection(List.of(INSTALL), facts(0, 0, 1000, false), batch)
                .orElseThrow();

        assertThat(objection.position()).isEqualTo(2);
        assertThat(objection.facts()).isEqualTo(facts(2, 3, 1000, false));
        assertThat(objection.verdict().numbers())
                .containsEntry("install.failures", "2")
                .containsEntry("install.reports", "3");
    }

    @Test
    void countsABatchWithoutObjectionInFull() {
        List<ReportKind> batch = Collections.nCopies(50, ReportKind.CONFIRMED);

        assertThat(GateKeeper.firstObjection(List.of(INSTALL, RATE), facts(0, 0, 100, false), batch))
                .isEmpty();
    }

    @Test
    void judgesALateBatchByItsEndAndNotByItsFirstReport() {
        // All of the wave's reports arrive in one answer, after the time in which they had to.
        GateFacts late = new GateFacts(0, 0, 0, 100, 100, true, Duration.ofMinutes(31), true);

        assertThat(GateKeeper.firstObjection(List.of(CONFIRMED), late, Collections.nCopies(98, ReportKind.CONFIRMED)))
                .isEmpty();
        assertThat(GateKeeper.firstObjection(List.of(CONFIRMED), late, Collections.nCopies(97, ReportKind.CONFIRMED)))
                .get()
                .extracting(Objection::position)
                .isEqualTo(96);
    }

    @Test
    void agreesWithJudgingTheSameReportsOneByOne() {
        for (int position = 0; position < 60; position++) {
            List<ReportKind> batch = new ArrayList<>(Collections.nCopies(60, ReportKind.CONFIRMED));
            batch.set(position, ReportKind.FAILED);
            batch.set((position * 7 + 13) % 60, ReportKind.FAILED);
            GateFacts facts = facts(0, 0, 100, false);
            int first = -1;
            for (int report = 0; report < batch.size() && first < 0; report++) {
                facts = facts.after(batch.get(report));
                first = GateKeeper.judge(List.of(INSTALL), facts).stops() ? report : -1;
            }

            assertThat(GateKeeper.firstObjection(List.of(INSTALL), facts(0, 0, 100, false), batch)
                            .map(Objection::position)
                            .orElse(-1))
                    .isEqualTo(first);
        }
    }
}
