package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.icalendar.Ics.BERLIN;
import static dev.wavegate.icalendar.Ics.YEAR;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

class ChangesOfTheClocksTest {
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 20260308T023000, 2026-03-08T07:30:00Z",
        "Europe/London, 20260329T013000, 2026-03-29T01:30:00Z",
        "Australia/Lord_Howe, 20261004T021500, 2026-10-03T15:45:00Z",
        "Africa/Casablanca, 20260322T023000, 2026-03-22T02:30:00Z"
    })
    void trap01ASkippedTimeIsAsMuchLaterAsTheClocksGoForward(String zone, String local, String expected) {
        assertThat(starts("UID:1", "DTSTART;TZID=" + zone + ":" + local, "DURATION:PT1H"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 20261101T013000, 2026-11-01T05:30:00Z",
        "Europe/London, 20261025T013000, 2026-10-25T00:30:00Z",
        "Australia/Lord_Howe, 20260405T014500, 2026-04-04T14:45:00Z",
        "Africa/Casablanca, 20260215T023000, 2026-02-15T01:30:00Z"
    })
    void trap02ATimeThatComesTwiceIsTheFirst(String zone, String local, String expected) {
        assertThat(starts("UID:1", "DTSTART;TZID=" + zone + ":" + local, "DURATION:PT1H"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 20260306T023000, 20260308T023000, 2026-03-08T07:30:00Z",
        "Europe/London, 20260327T013000, 20260329T013000, 2026-03-29T01:30:00Z",
        "Australia/Lord_Howe, 20261002T021500, 20261004T021500, 2026-10-03T15:45:00Z",
        "America/New_York, 20261030T013000, 20261101T013000, 2026-11-01T05:30:00Z"
    })
    void repetitionsMeetTheSameClocks(String zone, String start, String third, String expected) {
        List<String> starts =
                starts("UID:1", "DTSTART;TZID=" + zone + ":" + start, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5");

        assertThat(starts).hasSize(5);
        assertThat(starts.get(2)).isEqualTo(expected);
    }

    @Test
    void skippedRepetitionsAreLeftOutAndNotCountedIfOneWantsItSo() {
        String text = calendar(event(
                "UID:1", "DTSTART;TZID=America/New_York:20260307T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"));

        assertThat(starts(entries(ICalendarText.read(text, BERLIN, SkippedTimes.SHIFT, YEAR))))
                .containsExactly("2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z");
        assertThat(starts(entries(ICalendarText.read(text, BERLIN, SkippedTimes.OMIT, YEAR))))
                .containsExactly("2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z", "2026-03-10T06:30:00Z");
    }

    @Test
    void theFirstTimeIsThereEvenIfItIsSkipped() {
        String text = calendar(event(
                "UID:1", "DTSTART;TZID=America/New_York:20260308T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"));

        assertThat(starts(entries(ICalendarText.read(text, BERLIN, SkippedTimes.OMIT, YEAR))))
                .containsExactly("2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "20260307T220000, 20260308T060000, PT7H",
        "20261031T220000, 20261101T060000, PT9H",
        "20261107T220000, 20261108T060000, PT8H"
    })
    void trap03ANightShiftIsAsLongAsTheNight(String start, String end, Duration length) {
        List<ICalendarEntry> shift = entries(Ics.read(calendar(
                event("UID:1", "DTSTART;TZID=America/New_York:" + start, "DTEND;TZID=America/New_York:" + end))));

        assertThat(shift).extracting(entry -> entry.interval().duration()).containsExactly(length);
    }

    @Test
    void whatIsWrittenWithAnEndKeepsItsExactLengthWheneverItRepeats() {
        assertThat(intervals(
                        "UID:1",
                        "DTSTART;TZID=America/New_York:20260306T220000",
                        "DTEND;TZID=America/New_York:20260307T060000",
                        "RRULE:FREQ=DAILY;COUNT=2"))
                .containsExactly(
                        "2026-03-07T03:00:00Z/2026-03-07T11:00:00Z", "2026-03-08T03:00:00Z/2026-03-08T11:00:00Z");
        assertThat(intervals(
                        "UID:1",
                        "DTSTART;TZID=America/New_York:20261030T220000",
                        "DTEND;TZID=America/New_York:20261031T060000",
                        "RRULE:FREQ=DAILY;COUNT=2"))
                .containsExactly(
                        "2026-10-31T02:00:00Z/2026-10-31T10:00:00Z", "2026-11-01T02:00:00Z/2026-11-01T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 20260307T120000, PT23H",
        "P1D, 20261031T120000, PT25H",
        "P1W, 20260307T120000, PT167H",
        "PT24H, 20260307T120000, PT24H",
        "P1DT2H, 20261031T120000, PT27H"
    })
    void daysOfADurationAreByTheClocksAndHoursAreExact(String duration, String start, Duration length) {
        List<ICalendarEntry> found = entries(
                Ics.read(calendar(event("UID:1", "DTSTART;TZID=America/New_York:" + start, "DURATION:" + duration))));

        assertThat(found).extracting(entry -> entry.interval().duration()).containsExactly(length);
    }

    @Test
    void clocksAnswerAsJavaDoes() {
        for (String name : List.of("America/New_York", "Europe/London", "Australia/Lord_Howe", "Africa/Casablanca")) {
            ZoneId zone = ZoneId.of(name);
            Clocks times = new Clocks(zone.getRules(), false);
            Clocks days = new Clocks(zone.getRules(), true);
            for (LocalDateTime local = LocalDateTime.parse("2026-01-01T00:00");
                    local.getYear() == 2026;
                    local = local.plusMinutes(15)) {
                Instant instant = times.instant(local);
                assertThat(instant).isEqualTo(local.atZone(zone).toInstant());
                assertThat(times.skip(local))
                        .isEqualTo(!local.atZone(zone).toLocalDateTime().equals(local));
                assertThat(days.instant(local.toLocalDate().atStartOfDay()))
                        .isEqualTo(local.toLocalDate().atStartOfDay(zone).toInstant());
            }
        }
    }
}
