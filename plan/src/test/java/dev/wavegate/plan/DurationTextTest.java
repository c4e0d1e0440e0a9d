package dev.wavegate.plan;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "10m, PT10M, 10m",
        "1h30m, PT1H30M, 1h30m",
        "90m, PT1H30M, 1h30m",
        "14d, PT336H, 14d",
        "500ms, PT0.5S, 500ms",
        "1500ms, PT1.5S, 1s500ms",
        "90s, PT1M30S, 1m30s",
        "0s, PT0S, 0s",
        "0d, PT0S, 0s",
        "1d2h3m4s5ms, PT26H3M4.005S, 1d2h3m4s5ms"
    })
    void readsAndNormalises(String text, Duration duration, String normalised) {
        assertThat(DurationText.parse(text)).contains(duration);
        assertThat(DurationText.of(duration)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "-5m", "5 m", "30m1h", "1.5h", "PT5M", "5M", "5min", "1w", "٥m"})
    void refusesEverythingElse(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void refusesToRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.of(Duration.ofNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.of(Duration.ofSeconds(-1)));
    }
}
