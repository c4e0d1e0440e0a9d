package dev.wavegate.domain.text;

import java.time.Duration;
import java.time.Instant;

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
        "P1DT2H3M4.005S, 1 d 2 h 3 min 4 s 5 ms",
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

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T01:00:00Z, 2026-11-21T01:00Z",
        "2026-11-21T01:00:07Z, 2026-11-21T01:00:07Z",
        "2026-11-21T01:00:07.987654321Z, 2026-11-21T01:00:07Z",
        "2026-11-21T01:00:00.5Z, 2026-11-21T01:00Z"
    })
    void writesInstantsInUtcToTheSecond(Instant instant, String text) {
        assertThat(ReadableTime.of(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T01:00:00Z, 2026-11-21T05:00:00Z, 2026-11-21T01:00Z to 05:00Z, on 21 Nov 01:00–05:00 UTC",
        "2026-11-21T23:00:00.1Z, 2026-11-22T00:00:00.9Z, 2026-11-21T23:00Z to 2026-11-22T00:00Z,"
                + " from 21 Nov 23:00 to 22 Nov 00:00 UTC"
    })
    void writesTheSecondDateOnlyWhereItDiffers(Instant start, Instant end, String fromTo, String onDay) {
        assertThat(ReadableTime.fromTo(start, end)).isEqualTo(fromTo);
        assertThat(ReadableTime.onDay(start, end)).isEqualTo(onDay);
    }
}
