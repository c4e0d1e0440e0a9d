package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeviceRecordsTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0", "-PT1S, 0", "PT1S, -1", "PT1S, 6"})
    void refuseDeviceRulesThatCannotBeMeant(Duration deadline, int retries) {
        assertThatThrownBy(() -> new DeviceRules(deadline, retries)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, false", "1, 1, true", "1, 2, false", "5, 5, true", "5, 6, false"})
    void countRetriesFromTheFirstAttempt(int retries, int attempt, boolean again) {
        DeviceRules rules = new DeviceRules(Duration.ofMinutes(30), retries);

        assertThat(rules.retriesSilence(attempt)).isEqualTo(again);
        assertThat(rules.retries("network", attempt)).isEqualTo(again);
        assertThat(rules.retries("boot-loop", attempt)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "a b", "0123456789012345678901234567890123456789012345678901234567890123"})
    void refuseAKeyThatDeviceManagersWouldNotTake(String key) {
        assertThatThrownBy(() -> new DispatchKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("dispatch.key", key));
    }

    @Test
    void refuseAnAssignmentToNobody() {
        assertThatThrownBy(() -> new Dispatch(
                        MemberFixture.ORDER, "g", Intent.UPDATE, MemberFixture.NEW, Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("dispatch.no-device"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "2, 1"})
    void refuseARangeThatIsNone(int from, int to) {
        assertThatThrownBy(() -> new OrdinalRange(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("cohort.ordinal-range", from, to));
    }
}
