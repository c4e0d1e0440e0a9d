package dev.wavegate.domain.cohort;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeviceOutcomeTest {
    /** Every pair that is not named here is forbidden. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PENDING               | DISPATCHED SKIPPED CANCELLED DEFERRED FAILED NO_RESPONSE SUPERSEDED
            DISPATCHED            | INSTALLING AWAITING_CONFIRMATION CONFIRMED PENDING DEFERRED CANCELLED FAILED REJECTED NO_RESPONSE FALSE_SUCCESS SELF_REVERTED REVERTING REVERTED REVERT_FAILED SUPERSEDED
            INSTALLING            | AWAITING_CONFIRMATION CONFIRMED PENDING DEFERRED FAILED REJECTED NO_RESPONSE FALSE_SUCCESS SELF_REVERTED REVERTING REVERTED REVERT_FAILED SUPERSEDED
            AWAITING_CONFIRMATION | CONFIRMED PENDING FAILED REJECTED NO_RESPONSE FALSE_SUCCESS SELF_REVERTED REVERTING REVERTED REVERT_FAILED SUPERSEDED
            CONFIRMED             | SELF_REVERTED FAILED REVERTING REVERTED REVERT_FAILED SUPERSEDED
            SKIPPED               | -
            DEFERRED              | -
            CANCELLED             | -
            SUPERSEDED            | -
            FAILED                | REVERTING REVERTED REVERT_FAILED SUPERSEDED
            REJECTED              | REVERTING REVERTED REVERT_FAILED SUPERSEDED
            NO_RESPONSE           | REVERTING REVERTED REVERT_FAILED SUPERSEDED
            FALSE_SUCCESS         | REVERTING REVERTED REVERT_FAILED SUPERSEDED
            SELF_REVERTED         | REVERTING REVERTED REVERT_FAILED SUPERSEDED
            REVERTING             | REVERTED REVERT_FAILED SUPERSEDED
            REVERTED              | -
            REVERT_FAILED         | -
            """)
    void allowsTheseStepsAndNoOther(DeviceOutcome from, String allowed) {
        Set<DeviceOutcome> nexts = Stream.of(allowed.split(" "))
                .filter(each -> !each.equals("-"))
                .map(DeviceOutcome::valueOf)
                .collect(Collectors.toSet());

        for (DeviceOutcome next : DeviceOutcome.values()) {
            assertThat(from.mayBecome(next)).as("%s to %s", from, next).isEqualTo(nexts.contains(next));
        }
        assertThat(from.nexts()).isEqualTo(nexts);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, false, false, false",
        "DISPATCHED, true, false, true",
        "INSTALLING, true, false, true",
        "AWAITING_CONFIRMATION, true, false, true",
        "CONFIRMED, false, false, true",
        "SKIPPED, false, false, false",
        "DEFERRED, false, false, false",
        "CANCELLED, false, false, false",
        "SUPERSEDED, false, false, false",
        "FAILED, false, true, true",
        "REJECTED, false, true, true",
        "NO_RESPONSE, false, true, true",
        "FALSE_SUCCESS, false, true, true",
        "SELF_REVERTED, false, true, true",
        "REVERTING, false, false, false",
        "REVERTED, false, false, false",
        "REVERT_FAILED, false, false, false"
    })
    void knowsWhatEachMeans(DeviceOutcome outcome, boolean inFlight, boolean failure, boolean mayHaveChanged) {
        assertThat(outcome.isInFlight()).isEqualTo(inFlight);
        assertThat(outcome.isFailure()).isEqualTo(failure);
        assertThat(outcome.mayHaveChanged()).isEqualTo(mayHaveChanged);
    }

    @Test
    void letsEveryDeviceThatMayHaveChangedBeTakenBack() {
        assertThat(Arrays.stream(DeviceOutcome.values())
                        .filter(DeviceOutcome::mayHaveChanged)
                        .filter(each -> !each.mayBecome(DeviceOutcome.REVERTING)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bringsEveryDeviceToAnEnd(DeviceOutcome outcome) {
        Set<DeviceOutcome> reached = outcome.nexts();
        for (int step = 0; step < DeviceOutcome.values().length; step++) {
            reached = Stream.concat(reached.stream(), reached.stream().flatMap(each -> each.nexts().stream()))
                    .collect(Collectors.toSet());
        }

        assertThat(outcome.nexts().isEmpty()
                        || reached.stream().anyMatch(each -> each.nexts().isEmpty()))
                .isTrue();
    }

    @Test
    void refusesAChangeThatTheLifecycleForbids() {
        assertThatThrownBy(() ->
                        new OutcomeChange(MemberFixture.member(DeviceOutcome.REVERTED), DeviceOutcome.CONFIRMED, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("cohort.forbidden-outcome"));
    }
}
