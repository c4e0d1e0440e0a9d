package dev.wavegate.domain.gate;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Watches acceptable releases report by report, as the gate does, and counts how often they are stopped. */
class FalseAlarmTest {

    private static final int STREAMS = 4_000;
    private static final int REPORTS = 2_000;

    @ParameterizedTest
    @CsvSource({"20261121, 1%, 0.01", "42, 1%, 0.05", "7, 5%, 0.05", "99, 10%, 0.2"})
    void stopsAnAcceptableReleaseNoMoreOftenThanAlpha(long seed, String acceptable, double alpha) {
        Random random = new Random(seed);
        SequentialGate gate = SequentialGate.of(Share.parse(acceptable), alpha);
        int alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            alarms += raisesAlarm(random, gate, gate.acceptable().toDouble()) ? 1 : 0;
        }

        assertThat((double) alarms / STREAMS).as("seed %d", seed).isLessThanOrEqualTo(alpha);
    }

    @ParameterizedTest
    @CsvSource({"1, 1%, 0.01, 0.2", "2, 1%, 0.01, 1.0", "3, 5%, 0.05, 0.3"})
    void stopsABadReleaseAlmostAlways(long seed, String acceptable, double alpha, double truth) {
        Random random = new Random(seed);
        SequentialGate gate = SequentialGate.of(Share.parse(acceptable), alpha);
        int alarms = 0;
        for (int stream = 0; stream < 200; stream++) {
            alarms += raisesAlarm(random, gate, truth) ? 1 : 0;
        }

        assertThat(alarms).as("seed %d", seed).isEqualTo(200);
    }

    private static boolean raisesAlarm(Random random, SequentialGate gate, double failureShare) {
        int failures = 0;
        for (int report = 1; report <= REPORTS; report++) {
            if (random.nextDouble() < failureShare) {
                failures++;
                // A success only lowers the evidence, so that an alarm can only come with a failure.
                if (SequentialEvidence.logE(failures, report, gate) >= -Math.log(gate.alpha())) {
                    return true;
                }
            }
        }
        return false;
    }
}
