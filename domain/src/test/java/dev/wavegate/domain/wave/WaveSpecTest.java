package dev.wavegate.domain.wave;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.fleet.FleetSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaveSpecTest {
    private static final Pace PACE = new Pace(2_000, 500);

    private static WaveSpec wave(String name, Duration soak, Optional<Duration> duration) {
        return new WaveSpec(name, new WaveSize.Count(20), FleetSelection.everything(), soak, duration);
    }

    @Test
    void lastsAsLongAsItsPaceAndItsDevicesNeed() {
        WaveSpec wave = wave("broad", Duration.ZERO, Optional.empty());

        assertThat(wave.plannedDuration(10_000, PACE, Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(35));
    }

    @Test
    void lastsAsLongAsThePlanSays() {
        WaveSpec wave = wave("broad", Duration.ZERO, Optional.of(Duration.ofHours(2)));

        assertThat(wave.plannedDuration(10_000, PACE, Duration.ofMinutes(30))).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "' ', PT1M, PT1M, wave.name",
        "a, -PT1S, PT1M, wave.soak",
        "a, PT1M, PT0S, wave.duration-zero",
        "a, PT1M, -PT1S, wave.duration-negative"
    })
    void refusesWhatCannotBeMeant(String name, Duration soak, Duration duration, String message) {
        assertThatThrownBy(() -> wave(name, soak, Optional.of(duration)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage(message));
    }
}
