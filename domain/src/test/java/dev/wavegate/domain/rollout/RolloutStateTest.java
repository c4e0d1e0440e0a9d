package dev.wavegate.domain.rollout;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutStateTest {
    /** Every pair that is not named here is forbidden. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PREPARING         | AWAITING_APPROVAL COMPLETED REJECTED CANCELLED ROLLING_BACK NEEDS_HUMAN
            AWAITING_APPROVAL | AWAITING_WINDOW REJECTED CANCELLED ROLLING_BACK NEEDS_HUMAN
            AWAITING_WINDOW   | AWAITING_APPROVAL RUNNING_WAVE SOAKING COMPLETED REJECTED CANCELLED ROLLING_BACK NEEDS_HUMAN
            RUNNING_WAVE      | AWAITING_APPROVAL AWAITING_WINDOW SOAKING REJECTED CANCELLED ROLLING_BACK NEEDS_HUMAN
            SOAKING           | AWAITING_APPROVAL AWAITING_WINDOW RUNNING_WAVE COMPLETED REJECTED CANCELLED ROLLING_BACK NEEDS_HUMAN
            ROLLING_BACK      | ROLLED_BACK NEEDS_HUMAN
            COMPLETED         | -
            REJECTED          | -
            CANCELLED         | -
            ROLLED_BACK       | -
            NEEDS_HUMAN       | -
            """)
    void allowsTheseStepsAndNoOther(RolloutState from, String allowed) {
        Set<RolloutState> nexts = Stream.of(allowed.split(" "))
                .filter(each -> !each.equals("-"))
                .map(RolloutState::valueOf)
                .collect(Collectors.toSet());

        for (RolloutState next : RolloutState.values()) {
            assertThat(from.mayBecome(next)).as("%s to %s", from, next).isEqualTo(nexts.contains(next));
        }
        assertThat(from.isFinal()).isEqualTo(nexts.isEmpty());
    }
}
