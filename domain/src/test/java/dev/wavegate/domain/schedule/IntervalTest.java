package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntervalTest {

    private static Interval hours(long start, long end) {
        return new Interval(Instant.EPOCH.plus(Duration.ofHours(start)), Instant.EPOCH.plus(Duration.ofHours(end)));
    }

    @ParameterizedTest
    @CsvSource({
        // start, end of another interval; overlaps [10,20)?; lies in [10,20)?
        "0, 10, false, false",
        "0, 11, true, false",
        "10, 20, true, true",
        "12, 15, true, true",
        "19, 21, true, false",
        "20, 21, false, false",
        "10, 10, false, true",
        "20, 20, false, true",
        "21, 21, false, false",
        "5, 25, true, false"
    })
    void relatesToAnotherIntervalAsHalfOpenOnesDo(long start, long end, boolean overlaps, boolean contained) {
        assertThat(hours(10, 20).overlaps(hours(start, end))).isEqualTo(overlaps);
        assertThat(hours(start, end).overlaps(hours(10, 20))).isEqualTo(overlaps);
        assertThat(hours(10, 20).contains(hours(start, end))).isEqualTo(contained);
    }

    @Test
    void containsItsStartAndNotItsEnd() {
        assertThat(hours(1, 2).contains(hours(1, 1).start())).isTrue();
        assertThat(hours(1, 2).contains(hours(2, 2).start())).isFalse();
        assertThat(hours(1, 1).contains(hours(1, 1).start())).isFalse();
    }

    @Test
    void intersectsToWhatBothHave() {
        assertThat(hours(1, 5).intersection(hours(3, 9))).contains(hours(3, 5));
        assertThat(hours(1, 5).intersection(hours(5, 9))).isEmpty();
        assertThat(hours(1, 5).intersection(hours(2, 2))).isEmpty();
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        assertThatThrownBy(() -> hours(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("schedule.interval-end"));
    }

    @ParameterizedTest
    @CsvSource({
        // a shift from 22:00 to 06:00 on the wall
        "America/New_York, 2026-03-07, 7",
        "America/New_York, 2026-10-31, 9",
        "America/New_York, 2026-06-01, 8",
        "Australia/Lord_Howe, 2026-10-03, 7.5"
    })
    void keepsTheTrueLengthOfANightShiftAcrossAClockChange(String zone, String evening, double hours) {
        ZoneId place = ZoneId.of(zone);
        LocalDateTime start = LocalDateTime.parse(evening + "T22:00");
        Interval shift = new Interval(
                start.atZone(place).toInstant(),
                start.plusHours(8).atZone(place).toInstant());

        assertThat(shift.duration()).isEqualTo(Duration.ofMinutes((long) (hours * 60)));
    }
}
