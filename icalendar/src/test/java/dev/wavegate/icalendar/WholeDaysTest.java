package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.YEAR;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.problemOf;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

class WholeDaysTest {
    private static final String FREEZE =
            calendar(event("UID:freeze", "SUMMARY:Peak", "DTSTART;VALUE=DATE:20261127", "DTEND;VALUE=DATE:20261201"));

    private static Interval freezeIn(String zone) {
        return entries(ICalendarText.read(FREEZE, ZoneId.of(zone), SkippedTimes.SHIFT, YEAR))
                .get(0)
                .interval();
    }

    @Test
    void trap04WholeDaysBeginAndEndAtMidnightOfTheReadersZone() {
        assertThat(freezeIn("Europe/Berlin")).isEqualTo(Ics.between("2026-11-26T23:00:00Z", "2026-11-30T23:00:00Z"));
        assertThat(Duration.between(
                        freezeIn("Asia/Tokyo").start(),
                        freezeIn("America/Los_Angeles").start()))
                .isEqualTo(Duration.ofHours(17));
    }

    @Test
    void areAsLongAsTheClocksMakeThem() {
        assertThat(intervals("UID:1", "DTSTART;VALUE=DATE:20260328", "RRULE:FREQ=DAILY;COUNT=3"))
                .containsExactly(
                        "2026-03-27T23:00:00Z/2026-03-28T23:00:00Z",
                        "2026-03-28T23:00:00Z/2026-03-29T22:00:00Z",
                        "2026-03-29T22:00:00Z/2026-03-30T22:00:00Z");
    }

    @Test
    void beginWithTheFirstMomentThatExists() {
        Instant midnight = Instant.parse("2026-09-06T04:00:00Z");
        String text = calendar(event("UID:1", "DTSTART;VALUE=DATE:20260906"));

        // In Chile the clocks go forward at midnight, so the day begins at 01:00.
        assertThat(entries(ICalendarText.read(text, ZoneId.of("America/Santiago"), SkippedTimes.OMIT, YEAR)))
                .extracting(ICalendarEntry::interval)
                .containsExactly(new Interval(midnight, midnight.plus(Duration.ofHours(23))));
    }

    @Test
    void withoutAnEndAreOneDay() {
        assertThat(intervals("UID:1", "DTSTART:20260610")).containsExactly("2026-06-09T22:00:00Z/2026-06-10T22:00:00Z");
        assertThat(intervals("UID:1", "DTSTART;VALUE=DATE:20260610", "DURATION:P2D"))
                .containsExactly("2026-06-09T22:00:00Z/2026-06-11T22:00:00Z");
    }

    @Test
    void aTimeWithoutAnEndTakesNoTimeAndIsLeftOut() {
        assertThat(starts("UID:1", "DTSTART:20260610T100000Z")).isEmpty();
        assertThat(starts("UID:1", "DTSTART:20260610T100000Z", "DTEND:20260610T100000Z"))
                .isEmpty();
        assertThat(starts("UID:1", "DTSTART:20260610T100000Z", "DURATION:PT0S")).isEmpty();
    }

    @Test
    void anEndThatMakesNoSenseIsAProblem() {
        assertThat(problemOf("UID:1", "DTSTART;VALUE=DATE:20260610", "DTEND;VALUE=DATE:20260609"))
                .satisfies(golden("length.end-before-start-day"));
        assertThat(problemOf("UID:1", "DTSTART:20260610T100000Z", "DTEND:20260610T090000Z"))
                .satisfies(golden("length.end-before-start"));
        assertThat(problemOf("UID:1", "DTSTART:20260610T100000Z", "DTEND;VALUE=DATE:20260611"))
                .satisfies(golden("length.mixed-kinds"));
        assertThat(problemOf("UID:1", "DTSTART:20260610T100000Z", "DTEND:20260610T110000Z", "DURATION:PT2H"))
                .satisfies(golden("length.end-and-duration"));
        assertThat(problemOf("UID:1", "DTSTART:20260610T100000Z", "DURATION:-PT1H"))
                .satisfies(golden("length.negative-duration"));
        assertThat(problemOf("UID:1", "DTSTART:20260610T100000Z", "DURATION:1 hour"))
                .satisfies(golden("length.invalid-duration"));
        assertThat(problemOf("UID:1", "DTSTART;VALUE=DATE:20260610", "DURATION:PT36H"))
                .satisfies(golden("length.duration-of-day"));
        assertThat(problemOf("UID:1", "DTSTART;VALUE=DATE:20260610", "DURATION:P0D"))
                .satisfies(golden("length.no-duration-of-day"));
    }

    @Test
    void aDayThatEndsInUtcIsAProblemWhereItMatters() {
        String[] event = {
            "UID:1", "DTSTART;VALUE=DATE:20260603", "RRULE:FREQ=DAILY;UNTIL=20260605T223000Z",
        };

        // The 6th of June begins in Berlin half an hour before the end, but the end's own date is the 5th.
        assertThat(problemOf(event)).satisfies(golden("rule.until-ambiguous-day"));
        assertThat(starts("UID:1", "DTSTART;VALUE=DATE:20260603", "RRULE:FREQ=DAILY;UNTIL=20260605T213000Z"))
                .hasSize(3);
        assertThat(starts("UID:1", "DTSTART;VALUE=DATE:20250603", "RRULE:FREQ=DAILY;UNTIL=20250605T223000Z"))
                .isEmpty();
    }
}
