package dev.wavegate.domain.identity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "thermostat-4-2-1", "0123456789012345678901234567890123456789"})
    void takesNamesThatEveryKeyCanBeMadeOf(String name) {
        assertThat(new RolloutId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a b", "ı", "a\n", "01234567890123456789012345678901234567890"})
    void refusesOtherNames(String name) {
        assertThat(RolloutId.isValid(name)).isFalse();
        assertThatThrownBy(() -> new RolloutId(name))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("identity.rollout-name", name));
    }

    @Test
    void keepsDeviceIdsAsTheirBackendSpellsThem() {
        assertThat(new DeviceId("Gerät İ/1")).hasToString("Gerät İ/1");
        assertThat(new DeviceId("d".repeat(200)).value()).hasSize(200);
        assertThat(new DeviceId("a")).isNotEqualTo(new DeviceId("A"));
        assertThat(List.of(new DeviceId("b"), new DeviceId("B"), new DeviceId("a")).stream()
                        .sorted()
                        .map(DeviceId::value))
                .containsExactly("B", "a", "b");
    }

    @Test
    void refusesDeviceIdsThatAreNone() {
        assertThatThrownBy(() -> new DeviceId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeviceId("d".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWavesFromOne() {
        assertThat(new WaveNumber(1)).isLessThan(new WaveNumber(2)).hasToString("1");
        assertThat(new WaveNumber(WaveNumber.MOST).value()).isEqualTo(99);
        assertThatThrownBy(() -> new WaveNumber(0))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("identity.wave-number"));
        assertThatThrownBy(() -> new WaveNumber(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
