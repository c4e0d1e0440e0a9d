package dev.wavegate.icalendar;

import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.icalendar.Ics.YEAR;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times of one event in different forms: zoned, in UTC, floating (without a zone) and whole days. The calendar is read with
 * the zone that is given first; {@code -} stands for a refusal that names the event, its line and the property.
 */
class MixedTimesTest {
    private static final String REFUSED = "-";
    private static final String ZONED = ";TZID=Europe/Berlin:";

    private static ICalendarResult read(String zone, String... events) {
        return ICalendarText.read(calendar(events), ZoneId.of(zone), SkippedTimes.SHIFT, YEAR);
    }

    private static void assertRead(ICalendarResult result, String property, String expected) {
        if (expected.equals(REFUSED)) {
            assertThat(result).isInstanceOf(ICalendarResult.Incomplete.class);
            assertThat(result.problems()).singleElement().asString().contains("(line 4, ", "UID 1)", property);
        } else {
            assertThat(entries(result)).hasSize(Integer.parseInt(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Both have a zone of their own: nothing is in doubt, wherever it is read.
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=Europe/Berlin:20260602T020000,   PT4H",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T000000Z,                     PT4H",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=America/New_York:20260601T200000, PT4H",
        "Asia/Tokyo,    :20260601T200000Z,                   ;TZID=Europe/Berlin:20260602T020000,   PT4H",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T020000,                      PT4H",
        "Asia/Tokyo,    ;VALUE=DATE:20260601,                ;VALUE=DATE:20260602,                  PT24H",
        // One has no zone, and the reader's is another.
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T020000,                      -",
        "UTC,           ;TZID=Europe/Berlin:20260601T220000, :20260602T020000,                      -",
        "Asia/Tokyo,    :20260601T200000Z,                   :20260602T020000,                      -",
        "Asia/Tokyo,    :20260601T220000,                    ;TZID=Europe/Berlin:20260602T020000,   -",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T020000Z,                     -",
        // One has no zone, and the clocks are the same.
        "Europe/Paris,  ;TZID=Europe/Berlin:20260601T220000, :20260602T020000,                      PT4H",
        "Europe/Paris,  :20260601T220000,                    ;TZID=Europe/Berlin:20260602T020000,   PT4H",
        "Africa/Accra,  :20260601T200000Z,                   :20260602T000000,                      PT4H",
        "Africa/Accra,  :20260601T200000,                    :20260602T000000Z,                     PT4H",
        // One is a day, and the other is a time.
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T000000,   -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260602T000000,                      -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260601T220000Z,                     -",
        "Europe/Berlin, ;TZID=Europe/Berlin:20260601T000000, ;VALUE=DATE:20260602,                  -",
        "Europe/Berlin, :20260601T000000,                    ;VALUE=DATE:20260602,                  -",
        "Europe/Berlin, :20260531T220000Z,                   ;VALUE=DATE:20260602,                  -"
    })
    void anEndIsInTheFormOfTheStart(String zone, String start, String end, String expected) {
        for (String repeats : List.of("X-NONE:1", "RRULE:FREQ=DAILY;COUNT=1")) {
            ICalendarResult result = read(zone, event("UID:1", "DTSTART" + start, "DTEND" + end, repeats));
            if (expected.equals(REFUSED)) {
                assertRead(result, "DTEND", REFUSED);
            } else {
                assertThat(entries(result))
                        .extracting(each -> each.interval().duration().toString())
                        .containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, :20260601T200000Z/20260602T020000, -",
        "Asia/Tokyo, :20260601T200000/20260602T020000Z, -",
        "Asia/Tokyo, ;TZID=Europe/Berlin:20260601T200000/20260602T020000, 2",
        "Asia/Tokyo, :20260601T200000Z/PT1H, 2"
    })
    void soIsTheEndOfAPeriod(String zone, String period, String expected) {
        assertRead(
                read(zone, event("UID:1", "DTSTART:20260501T200000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD" + period)),
                "RDATE",
                expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=Europe/Berlin:20260602T220000,    2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T200000Z,                      2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=America/New_York:20260602T160000, 2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                       -",
        "Europe/Vienna, ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                       2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;VALUE=DATE:20260602,                   2",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T220000,                       2",
        "Asia/Tokyo,    :20260601T220000,                    ;VALUE=DATE:20260602,                   2",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T130000Z,                      -",
        "Asia/Tokyo,    :20260601T220000,                    ;TZID=Europe/Berlin:20260602T150000,    -",
        "Africa/Accra,  :20260601T220000,                    :20260602T220000Z,                      2",
        "Asia/Tokyo,    :20260601T200000Z,                   ;TZID=Europe/Berlin:20260602T220000,    2",
        "Asia/Tokyo,    :20260601T200000Z,                   :20260602T200000,                       -",
        // A date in UTC that is another date where it is read.
        "Africa/Accra,  :20260601T200000Z,                   ;VALUE=DATE:20260602,                   2",
        "Europe/Berlin, :20260601T200000Z,                   ;VALUE=DATE:20260602,                   2",
        "Asia/Tokyo,    :20260601T200000Z,                   ;VALUE=DATE:20260602,                   -",
        "Asia/Tokyo,    :20260601T100000Z,                   ;VALUE=DATE:20260602,                   2",
        // A day by its midnight, as Exchange writes it.
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;VALUE=DATE:20260602,                   2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin;VALUE=DATE:20260602, 2",
        "UTC,           ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin;VALUE=DATE:20260602, 2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T000000,    2",
        "UTC,           ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T000000,    2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260602T000000,                       2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260601T220000Z,                      2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260602T000000Z,                      2",
        "America/New_York, ;VALUE=DATE:20260601,             :20260602T000000Z,                      -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T120000,    -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260602T120000Z,                      -"
    })
    void anExceptionExcludesOneOfThree(String zone, String start, String excluded, String expected) {
        String length = start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT4H";
        ICalendarResult result =
                read(zone, event("UID:1", "DTSTART" + start, length, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE" + excluded));

        assertRead(result, "EXDATE", expected);
        if (!expected.equals(REFUSED)) {
            // The second is gone, and not another one.
            List<String> all =
                    starts(entries(read(zone, event("UID:1", "DTSTART" + start, length, "RRULE:FREQ=DAILY;COUNT=3"))));
            assertThat(starts(entries(result))).containsExactly(all.get(0), all.get(2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=Europe/Berlin:20260602T220000,  2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T200000Z,                    2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                     -",
        "Europe/Paris,  ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                     2",
        "Europe/Berlin, ;TZID=Europe/Berlin:20260601T220000, ;VALUE=DATE:20260602,                 -",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T220000,                     2",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T200000Z,                    -",
        "Asia/Tokyo,    :20260601T200000Z,                   :20260602T200000,                     -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;VALUE=DATE:20260602,                 2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T000000,  -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Asia/Tokyo;VALUE=DATE:20260602, -"
    })
    void anAdditionalTimeIsInTheFormOfTheStart(String zone, String start, String added, String expected) {
        String length = start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT4H";

        assertRead(read(zone, event("UID:1", "DTSTART" + start, length, "RDATE" + added)), "has", expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, ;TZID=Europe/Berlin:20260602T220000,  2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T200000Z,                    2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                     -",
        "Europe/Paris,  ;TZID=Europe/Berlin:20260601T220000, :20260602T220000,                     2",
        "Europe/Berlin, ;TZID=Europe/Berlin:20260601T220000, ;VALUE=DATE:20260602,                 -",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T220000,                     2",
        "Asia/Tokyo,    :20260601T220000,                    :20260602T130000Z,                    -",
        "Asia/Tokyo,    :20260601T200000Z,                   :20260602T200000,                     -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;VALUE=DATE:20260602,                 2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                ;TZID=Europe/Berlin:20260602T000000,  2",
        "UTC,           ;VALUE=DATE:20260601,                ;TZID=W. Europe Standard Time:20260602T000000, 2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260601T220000Z,                    2",
        "Europe/Berlin, ;VALUE=DATE:20260601,                :20260602T090000,                     -"
    })
    void anOverrideNamesItsOccurrenceInTheFormOfTheStart(String zone, String start, String named, String expected) {
        String length = start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT4H";
        ICalendarResult result = read(
                zone,
                event("UID:1", "DTSTART" + start, length, "RRULE:FREQ=DAILY;COUNT=3"),
                event("UID:1", "RECURRENCE-ID" + named, "STATUS:CANCELLED"));

        assertRead(result, "RECURRENCE-ID", expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,   ;TZID=Europe/Berlin:20260602T220000, :20260603T220000, -",
        "Europe/Paris, ;TZID=Europe/Berlin:20260602T220000, :20260603T220000, 3",
        "Asia/Tokyo,   :20260602T200000Z,                   :20260603T220000, -",
        "Asia/Tokyo,   :20260602T200000Z,                   :20260603T220000Z, 3"
    })
    void anOverrideDoesNotForgetTheZone(String zone, String named, String start, String expected) {
        ICalendarResult result = read(
                zone,
                event("UID:1", "DTSTART" + ZONED + "20260601T220000", "DURATION:PT4H", "RRULE:FREQ=DAILY;COUNT=3"),
                event("UID:1", "RECURRENCE-ID" + named, "DTSTART" + start, "DURATION:PT1H"));

        assertRead(result, "DTSTART of an override", expected);
        assertThat(starts(entries(read(
                        zone,
                        event("UID:1", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=2"),
                        event(
                                "UID:1",
                                "RECURRENCE-ID;VALUE=DATE:20260602",
                                "DTSTART:20260602T100000",
                                "DURATION:PT1H")))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        // Three nights of which the last begins on the 3rd at 22:00 by the clocks of the start.
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603T200000Z, 3",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603T195959Z, 2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603T220000,  3",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603T210000,  -",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603T190000,  2",
        "Asia/Tokyo,    ;TZID=Europe/Berlin:20260601T220000, 20260603,         -",
        "Asia/Tokyo,    :20260601T220000,                    20260603T220000,  3",
        "Asia/Tokyo,    :20260601T220000,                    20260603T215959,  2",
        "Asia/Tokyo,    :20260601T220000,                    20260603T220000Z, 3",
        "Asia/Tokyo,    :20260601T220000,                    20260603T130000Z, -",
        "Asia/Tokyo,    :20260601T220000,                    20260603T120000Z, 2",
        "Asia/Tokyo,    :20260601T220000,                    20260603,         -",
        "Asia/Tokyo,    :20260601T220000Z,                   20260603T220000,  3",
        "Asia/Tokyo,    :20260601T220000Z,                   20260603T215959,  2",
        "Asia/Tokyo,    :20260601T220000Z,                   20260603,         -",
        // Days: the last one is a date, a midnight where it is read, or the same date by every reading.
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260603,         3",
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260603T000000,  3",
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260603T235959,  3",
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260602T220000Z, 3",
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260603T000000Z, 3",
        "UTC,           ;VALUE=DATE:20260601,                20260603T000000Z, 3",
        "America/New_York, ;VALUE=DATE:20260601,             20260603T040000Z, 3",
        "America/New_York, ;VALUE=DATE:20260601,             20260603T000000Z, -",
        // The last midnight of Berlin, read elsewhere.
        "UTC,           ;VALUE=DATE:20260601,                20260602T220000Z, -",
        "Asia/Tokyo,    ;VALUE=DATE:20260601,                20260602T220000Z, -",
        "Europe/Berlin, ;VALUE=DATE:20260601,                20260602T223000Z, -"
    })
    void aRuleEndsWhereAllReadingsEnd(String zone, String start, String until, String expected) {
        String length = start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT1H";

        assertRead(
                read(zone, event("UID:1", "DTSTART" + start, length, "RRULE:FREQ=DAILY;UNTIL=" + until)),
                "UNTIL",
                expected);
    }

    @Test
    void anAmbiguousEndDoesNoHarmWhereNothingHappens() {
        assertThat(intervals(entries(read(
                        "America/New_York",
                        event("UID:1", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=WEEKLY;UNTIL=20260611T000000Z")))))
                .containsExactly(
                        "2026-06-01T04:00:00Z/2026-06-02T04:00:00Z", "2026-06-08T04:00:00Z/2026-06-09T04:00:00Z");
        assertThat(entries(read(
                        "America/New_York",
                        event("UID:1", "DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=DAILY;UNTIL=20250611T000000Z"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DTEND:20260601T210000Z, DURATION:PT1H, X-NONE:1, 1",
        "DTEND:20260601T210000Z, DURATION:PT60M, RRULE:FREQ=DAILY;COUNT=2, 2",
        "DTEND:20260601T210000Z, DURATION:PT2H, X-NONE:1, -",
        "DTEND:20260602T200000Z, DURATION:P1D, X-NONE:1, 1",
        "DTEND:20260602T200000Z, DURATION:P1D, RRULE:FREQ=DAILY;COUNT=2, -",
        "DTEND:20260602T200000Z, DURATION:PT24H, RRULE:FREQ=DAILY;COUNT=2, 2"
    })
    void anEndAndADurationMayAgree(String end, String duration, String repeats, String expected) {
        assertRead(
                read("UTC", event("UID:1", "DTSTART" + ZONED + "20260601T220000", end, duration, repeats)),
                "DURATION",
                expected);
        assertRead(
                read("UTC", event("UID:1", "DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260603", "DURATION:P2D")),
                "DURATION",
                "1");
    }
}
