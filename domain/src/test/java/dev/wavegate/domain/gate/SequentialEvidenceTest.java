package dev.wavegate.domain.gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SequentialEvidenceTest {

    /** Computed apart with 40 to 60 digits, by numerical integration of the mixture of likelihood ratios. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1%, 1, 9, 0",
        "0, 1, 1%, 1, 9, -0.105361",
        "1, 1, 1%, 1, 9, 2.388763",
        "2, 2, 1%, 1, 9, 5.293305",
        "1, 20, 1%, 1, 9, 0.349755",
        "2, 20, 1%, 1, 9, 2.373721",
        "3, 20, 1%, 1, 9, 4.812175",
        "0, 1000, 1%, 1, 9, -4.719490",
        "10, 1000, 1%, 1, 9, -3.194637",
        "25, 1000, 1%, 1, 9, 5.709856",
        "30, 1000, 1%, 1, 9, 10.897247",
        "5, 100, 2%, 1, 9, 0.614894",
        "7, 50, 5%, 0.5, 0.5, 0.885902",
        "200, 200, 50%, 2, 3, 127.031047",
        "100, 20000, 1%, 1, 9, -7.023489",
        "0, 1000000, 1%, 1, 9, -11.618295",
        "50, 1000000, 1%, 1, 9, -11.613283",
        "9000, 1000000, 1%, 1, 9, -9.324493",
        "10000, 1000000, 1%, 1, 9, -6.777713",
        "11000, 1000000, 1%, 1, 9, 42.867110"
    })
    void hasTheValuesOfTheExactIntegral(
            int failures, int reports, String acceptable, double priorA, double priorB, double expected) {
        SequentialGate gate = new SequentialGate(Share.parse(acceptable), 0.01, 0.05, priorA, priorB);

        assertThat(SequentialEvidence.logE(failures, reports, gate)).isCloseTo(expected, within(5.1e-7));
    }

    @Test
    void growsWithEveryFailureAndShrinksWithEverySuccess() {
        SequentialGate gate = SequentialGate.of(Share.parse("1%"), 0.01);
        for (int reports = 1; reports <= 300; reports++) {
            for (int failures = 1; failures <= reports; failures++) {
                double here = SequentialEvidence.logE(failures, reports, gate);
                assertThat(here).isGreaterThan(SequentialEvidence.logE(failures - 1, reports - 1, gate));
                assertThat(SequentialEvidence.logE(failures, reports + 1, gate)).isLessThan(here);
            }
        }
    }

    @Test
    void staysFiniteWhereTheUpperTailIsBelowAnyDouble() {
        assertThat(SequentialEvidence.logUpperTail(0.01, 1, 1_000_009))
                .isCloseTo(1_000_009 * Math.log1p(-0.01), within(1e-7));
        assertThat(SequentialEvidence.logE(0, 2_000_000_000, SequentialGate.of(Share.parse("50%"), 0.001)))
                .isFinite();
        assertThat(SequentialEvidence.logE(2_000_000_000, 2_000_000_000, SequentialGate.of(Share.parse("1%"), 0.001)))
                .isFinite()
                .isPositive();
    }

    @Test
    void refusesMoreFailuresThanReports() {
        SequentialGate gate = SequentialGate.of(Share.parse("1%"), 0.01);

        assertThatThrownBy(() -> SequentialEvidence.logE(3, 2, gate))
                .satisfies(goldenMessage("gate.evidence-failures"));
    }
}
