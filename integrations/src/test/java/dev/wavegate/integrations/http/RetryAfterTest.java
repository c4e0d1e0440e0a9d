package dev.wavegate.integrations.http;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "7 | PT7S",
                " 30 | PT30S",
                "999999999 | PT1H",
                "Fri, 20 Nov 2026 10:00:42 GMT | PT42S",
                "Fri, 20 Nov 2026 09:00:00 GMT | PT0S",
                "Sat, 21 Nov 2026 10:00:00 GMT | PT1H"
            })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.read(header, CLOCK)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "''", "1.5"})
    void readsNothingIntoNonsense(String header) {
        assertThat(RetryAfter.read(header, CLOCK)).isEqualTo(Optional.empty());
    }

    @Test
    void readsNothingIntoNothing() {
        assertThat(RetryAfter.read(null, CLOCK)).isEmpty();
    }
}
