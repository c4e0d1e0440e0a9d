package dev.wavegate.domain.gate;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GatesTest {

    private static final Share ONE_PERCENT = Share.parse("1%");

    /** Facts of a wave of 100 devices in which everything else is still outstanding. */
    private static GateFacts facts(int failures, int reports) {
        return new GateFacts(
                failures, reports, reports - failures, 100, 100 - reports, false, Duration.ofMinutes(1), false);
    }

    private static GateFacts finished(int failures, int reports) {
        return new GateFacts(failures, reports, reports - failures, reports, 0, true, Duration.ofMinutes(1), false);
    }

    @Nested
    class Sequential {

        private final SequentialGate gate = SequentialGate.of(ONE_PERCENT, 0.01);

        @Test
        void failsWithTwoFailuresInTwoReportsAndShowsTheNumbers() {
            Verdict verdict = gate.judge(facts(2, 2));

            assertThat(verdict).isInstanceOf(Verdict.Failed.class);
            assertThat(verdict.numbers())
                    .containsEntry("lnE", "5.293305")
                    .containsEntry("limit", "4.605170")
                    .containsEntry("failures", "2")
                    .containsEntry("reports", "2");
            assertThat(verdict.reasons()).satisfiesExactly(golden("gate.sequential-failed"));
        }

        @Test
        void hasNoObjectionWhileDevicesAreOutstanding() {
            assertThat(gate.judge(facts(0, 0))).isInstanceOf(Verdict.Inconclusive.class);
            assertThat(gate.judge(facts(1, 1))).isInstanceOf(Verdict.Inconclusive.class);
            assertThat(gate.judge(facts(0, 60)).reasons()).satisfiesExactly(golden("gate.sequential-outstanding"));
        }

        @Test
        void passesWhenAllAreInWithoutEvidence() {
            assertThat(gate.judge(finished(0, 1000))).isInstanceOf(Verdict.Passed.class);
            assertThat(gate.judge(finished(3, 1000))).isInstanceOf(Verdict.Passed.class);
        }

        @ParameterizedTest
        @CsvSource({
            // failures, reports, verdict at the end of a wave; 1 % is acceptable
            "0, 1, Passed",
            "1, 1, Inconclusive",
            "1, 2, Inconclusive",
            "2, 2, Failed",
            "1, 5, Inconclusive",
            "2, 5, Inconclusive",
            "1, 6, Passed",
            "1, 10, Passed",
            "2, 10, Inconclusive",
            "1, 20, Passed",
            "2, 20, Inconclusive",
            "3, 20, Failed",
            "2, 36, Passed"
        })
        void doubtsWhenSoManyFailuresAreSurprising(int failures, int reports, String verdict) {
            assertThat(gate.judge(finished(failures, reports)).getClass().getSimpleName())
                    .isEqualTo(verdict);
        }

        /** Whatever the share, the verdict at the end agrees with the sum of binomial probabilities. */
        @ParameterizedTest
        @ValueSource(strings = {"0.5%", "1%", "2%", "10%"})
        void agreesWithTheSumOfTheProbabilities(String acceptable) {
            Share share = Share.parse(acceptable);
            for (int reports = 1; reports <= 60; reports++) {
                for (int failures = 0; failures <= reports; failures++) {
                    double fewer = 0;
                    for (int each = 0; each < failures; each++) {
                        fewer += choose(reports, each)
                                * Math.pow(share.toDouble(), each)
                                * Math.pow(1 - share.toDouble(), reports - each);
                    }
                    assertThat(SequentialEvidence.chanceOf(failures, reports, share))
                            .isCloseTo(1 - fewer, within(1e-12));
                }
            }
        }

        private double choose(int all, int some) {
            double ways = 1;
            for (int each = 1; each <= some; each++) {
                ways = ways * (all - some + each) / each;
            }
            return ways;
        }

        @Test
        void doubtsAsMuchAsItIsTold() {
            SequentialGate strict = new SequentialGate(ONE_PERCENT, 0.01, 0.2, 1, 9);
            SequentialGate easy = new SequentialGate(ONE_PERCENT, 0.01, 0.001, 1, 9);

            assertThat(strict.judge(finished(1, 20))).isInstanceOf(Verdict.Inconclusive.class);
            assertThat(easy.judge(finished(1, 1))).isInstanceOf(Verdict.Passed.class);
            assertThat(easy.judge(finished(2, 10)).reasons()).satisfiesExactly(golden("gate.sequential-passed"));
            assertThat(gate.judge(finished(2, 10)).reasons()).satisfiesExactly(golden("gate.sequential-doubt-at-end"));
            assertThat(gate.judge(finished(1, 200)).reasons()).satisfiesExactly(golden("gate.sequential-passed-many"));
        }

        @Test
        void isInconclusiveWhenNobodyReportedAtTheEnd() {
            GateFacts silence = new GateFacts(0, 0, 0, 100, 0, true, Duration.ofHours(2), true);

            assertThat(gate.judge(silence)).isInstanceOf(Verdict.Inconclusive.class);
        }

        @Test
        void isInconclusiveWhenTheSoakIsOverAndDevicesNeverReported() {
            GateFacts lost = new GateFacts(0, 1, 1, 100, 99, true, Duration.ofHours(2), true);

            assertThat(gate.judge(lost)).isInstanceOf(Verdict.Inconclusive.class);
        }

        @Test
        void refusesParametersWithoutMeaning() {
            assertThatThrownBy(() -> SequentialGate.of(Share.parse("0%"), 0.01))
                    .satisfies(goldenMessage("gate.sequential-acceptable"));
            assertThatThrownBy(() -> SequentialGate.of(ONE_PERCENT, 1))
                    .satisfies(goldenMessage("gate.sequential-alpha", 1.0));
            assertThatThrownBy(() -> SequentialGate.of(ONE_PERCENT, Double.NaN))
                    .satisfies(goldenMessage("gate.sequential-alpha", "NaN"));
            assertThatThrownBy(() -> new SequentialGate(ONE_PERCENT, 0.01, 1, 1, 9))
                    .satisfies(goldenMessage("gate.sequential-doubt"));
            assertThatThrownBy(() -> new SequentialGate(ONE_PERCENT, 0.01, 0.05, 0, 9))
                    .satisfies(goldenMessage("gate.sequential-prior"));
        }
    }

    @Nested
    class FailureRate {

        private final FailureRateGate gate = new FailureRateGate(Share.parse("5%"), 20);

        @ParameterizedTest
        @CsvSource({
            // failures, reports, all in, verdict
            "10, 19, false, Inconclusive",
            "10, 19, true, Inconclusive",
            "1, 20, false, Inconclusive",
            "1, 20, true, Passed",
            "2, 20, false, Failed",
            "2, 20, true, Failed",
            "5, 100, true, Passed",
            "6, 100, true, Failed",
            "0, 0, true, Inconclusive"
        })
        void failsOnlyAboveTheRateAndFromEnoughReportsOn(int failures, int reports, boolean allIn, String verdict) {
            GateFacts facts = allIn ? finished(failures, reports) : facts(failures, reports);

            assertThat(gate.judge(facts).getClass().getSimpleName()).isEqualTo(verdict);
        }

        @Test
        void refusesNoReportsAsEnough() {
            assertThatThrownBy(() -> new FailureRateGate(ONE_PERCENT, 0))
                    .satisfies(goldenMessage("gate.failure-rate-min-reports"));
        }
    }

    @Nested
    class Confirmed {

        private final ConfirmedGate gate = new ConfirmedGate(Share.parse("98%"), Duration.ofMinutes(30));

        @ParameterizedTest
        @CsvSource({
            // confirmed, reports, outstanding, dispatch done, minutes since the last dispatch, last, verdict
            "98, 98, 2, false, 0, false, Passed",
            "97, 97, 3, false, 0, false, Inconclusive",
            "97, 97, 3, true, 29, false, Inconclusive",
            "97, 97, 3, true, 30, false, Failed",
            "97, 97, 3, false, 90, false, Inconclusive",
            "97, 100, 0, true, 0, false, Failed",
            "0, 3, 97, false, 0, false, Failed",
            "0, 2, 98, false, 0, false, Inconclusive",
            "97, 97, 0, true, 0, false, Failed",
            "97, 97, 3, true, 0, true, Failed",
            "98, 100, 0, true, 50, true, Passed",
            "0, 0, 0, false, 0, false, Inconclusive"
        })
        void passesOnceReachedAndFailsOnceItCannotBe(
                int confirmed,
                int reports,
                int outstanding,
                boolean dispatchDone,
                long minutes,
                boolean last,
                String verdict) {
            GateFacts facts = new GateFacts(
                    reports - confirmed,
                    reports,
                    confirmed,
                    100,
                    outstanding,
                    dispatchDone,
                    Duration.ofMinutes(minutes),
                    last);

            assertThat(gate.judge(facts).getClass().getSimpleName()).isEqualTo(verdict);
        }

        @Test
        void roundsTheNeededDevicesUp() {
            GateFacts facts = new GateFacts(1, 3, 2, 3, 0, true, Duration.ZERO, false);

            assertThat(gate.judge(facts)).isInstanceOf(Verdict.Failed.class);
        }

        @Test
        void concludesNothingFromAWaveWithoutDevices() {
            GateFacts facts = new GateFacts(0, 0, 0, 0, 0, true, Duration.ofDays(1), true);

            assertThat(gate.judge(facts)).isInstanceOf(Verdict.Inconclusive.class);
        }
    }

    @Test
    void sayWhatTheySawAndWhatTheyRequire() {
        GateFacts late = new GateFacts(0, 97, 97, 100, 3, true, Duration.ofMinutes(90), false);
        GateFacts nothing = new GateFacts(0, 0, 0, 0, 0, true, Duration.ZERO, true);
        GateFacts impossible = new GateFacts(-1, 0, 0, 10, 10, false, Duration.ZERO, false);
        List<Gate> gates = List.of(
                SequentialGate.of(ONE_PERCENT, 0.01),
                new FailureRateGate(Share.parse("5%"), 20),
                new ConfirmedGate(Share.parse("98%"), Duration.ofMinutes(30)));

        assertThat(gates.stream()
                        .flatMap(gate -> Stream.concat(
                                Stream.of(gate.description()),
                                Stream.of(
                                                facts(0, 10),
                                                facts(3, 30),
                                                facts(10, 30),
                                                finished(0, 100),
                                                late,
                                                nothing,
                                                impossible)
                                        .map(facts -> "  "
                                                + String.join(
                                                        "; ", gate.judge(facts).reasons()))))
                        .collect(Collectors.joining("\n")))
                .satisfies(golden("gate.reasons"));
    }

    @ParameterizedTest
    @CsvSource({
        // failures, reports, confirmed, targeted, outstanding, seconds since the last dispatch
        "-1, 0, 0, 10, 10, 0",
        "0, -1, 0, 10, 10, 0",
        "0, 0, -1, 10, 10, 0",
        "0, 0, 0, -1, 10, 0",
        "0, 0, 0, 10, -1, 0",
        "0, 0, 0, 10, 10, -1",
        "3, 2, 0, 10, 10, 0",
        "1, 2, 2, 10, 8, 0",
        "0, 11, 11, 10, 0, 0",
        "2147483647, 2, 2147483647, 10, 8, 0"
    })
    void isAnErrorForEveryGateWhenTheNumbersCannotBeTrue(
            int failures, int reports, int confirmed, int targeted, int outstanding, long seconds) {
        GateFacts facts = new GateFacts(
                failures, reports, confirmed, targeted, outstanding, false, Duration.ofSeconds(seconds), false);

        assertThat(SequentialGate.of(ONE_PERCENT, 0.01).judge(facts)).isInstanceOf(Verdict.Errored.class);
        assertThat(new FailureRateGate(ONE_PERCENT, 1).judge(facts)).isInstanceOf(Verdict.Errored.class);
        assertThat(new ConfirmedGate(ONE_PERCENT, Duration.ofHours(1)).judge(facts))
                .isInstanceOf(Verdict.Errored.class);
    }
}
