package dev.wavegate.domain.text;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadableTimeTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.25S, 250 ms",
        "PT1.5S, 1 s 500 ms",
        "PT30M, 30 min",
        "PT49H0M7S, 2 d 1 h 7 s",
        "-PT1H, -1 h"
    })
    void namesThePartsOfADuration(Duration duration, String text) {
        assertThat(ReadableTime.of(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT0.001S, 1 s", "PT9.237S, 10 s", "PT10S, 10 s", "PT1M0.5S, 1 min 1 s"})
    void roundsAWaitingTimeUp(Duration duration, String text) {
        assertThat(ReadableTime.inSeconds(duration)).isEqualTo(text);
    }

    @Test
    void writesInstantsInUtc() {
        assertThat(ReadableTime.of(Instant.parse("2026-11-21T01:00:00Z"))).isEqualTo("2026-11-21T01:00Z");
    }
}
