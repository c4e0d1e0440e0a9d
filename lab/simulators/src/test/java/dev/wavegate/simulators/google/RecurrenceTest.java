package dev.wavegate.simulators.google;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.wavegate.simulators.wire.SimRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecurrenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-23T22:00 | FREQ=DAILY;COUNT=3                         | 2026-10-23T20:00:00Z 2026-10-24T20:00:00Z 2026-10-25T21:00:00Z
            2026-03-28T02:30 | FREQ=DAILY;COUNT=3                         | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
            2026-10-24T02:30 | FREQ=DAILY;COUNT=2                         | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z
            2026-11-02T01:00 | FREQ=WEEKLY;UNTIL=20261116T000000Z         | 2026-11-02T00:00:00Z 2026-11-09T00:00:00Z 2026-11-16T00:00:00Z
            2026-11-02T01:00 | FREQ=WEEKLY;UNTIL=20261115T235959Z         | 2026-11-02T00:00:00Z 2026-11-09T00:00:00Z
            2026-11-02T01:00 | FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3            | 2026-11-02T00:00:00Z 2026-11-04T00:00:00Z 2026-11-09T00:00:00Z
            2026-11-03T01:00 | FREQ=WEEKLY;BYDAY=MO;COUNT=2               | 2026-11-03T00:00:00Z 2026-11-09T00:00:00Z
            2026-11-02T01:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=4 | 2026-11-02T00:00:00Z 2026-11-08T00:00:00Z 2026-11-16T00:00:00Z 2026-11-22T00:00:00Z
            2026-11-06T01:00 | FREQ=DAILY;BYDAY=MO,FR;COUNT=2             | 2026-11-06T00:00:00Z 2026-11-09T00:00:00Z
            """)
    void keepsItsLocalHourThroughTheYear(String first, String rule, String expected) {
        assertThat(starts(first, "RRULE:" + rule)).containsExactly(expected.split(" "));
    }

    @Test
    void leavesOutItsExceptionsWhichCountAllTheSame() {
        assertThat(starts(
                        "2026-11-02T22:00",
                        "RRULE:FREQ=DAILY;COUNT=4",
                        "EXDATE;TZID=Europe/Berlin:20261103T220000",
                        "EXDATE:20261104T210000Z"))
                .containsExactly("2026-11-02T21:00:00Z", "2026-11-05T21:00:00Z");
    }

    @Test
    void lastsExactlyAsLongOnTheNightTheClocksChange() {
        EventTime start = at("2026-10-24T22:00");
        EventTime end = at("2026-10-25T02:00");
        List<Recurrence.Occurrence> nights =
                Recurrence.parse(List.of("RRULE:FREQ=DAILY;COUNT=2"), BERLIN).occurrences(start, end, FAR, BERLIN);

        assertThat(nights)
                .extracting(night -> night.end().instant(BERLIN).toString())
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z");
    }

    @Test
    void repeatsWholeDays() {
        List<Recurrence.Occurrence> weekends = Recurrence.parse(List.of("RRULE:FREQ=WEEKLY;UNTIL=20261114"), BERLIN)
                .occurrences(
                        new EventTime.AllDay(LocalDate.parse("2026-11-07")),
                        new EventTime.AllDay(LocalDate.parse("2026-11-09")),
                        FAR,
                        BERLIN);

        assertThat(weekends)
                .extracting(
                        weekend -> weekend.start().basic() + "/" + weekend.end().basic())
                .containsExactly("20261107/20261109", "20261114/20261116");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=MONTHLY",
                "RRULE:FREQ=DAILY;COUNT=0",
                "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20261231",
                "RRULE:FREQ=WEEKLY;BYDAY=1MO",
                "RRULE:FREQ=DAILY;BYSETPOS=1",
                "RDATE:20261103T220000Z",
                "nonsense"
            })
    void refusesWhatItCannotExpand(String line) {
        assertThatThrownBy(() -> Recurrence.parse(List.of(line), BERLIN))
                .isInstanceOfSatisfying(
                        SimRefusal.class,
                        refusal -> assertThat(refusal.response().status()).isEqualTo(400));
    }

    private static List<String> starts(String first, String... lines) {
        return Recurrence.parse(List.of(lines), BERLIN).occurrences(at(first), at(first), FAR, BERLIN).stream()
                .map(occurrence -> occurrence.start().instant(BERLIN).toString())
                .toList();
    }

    private static EventTime at(String local) {
        return new EventTime.At(
                ZonedDateTime.of(LocalDateTime.parse(local), BERLIN).toInstant(), BERLIN);
    }
}
