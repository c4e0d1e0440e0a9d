package dev.wavegate.icalendar;

import java.time.ZoneId;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.YEAR;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.problem;
import static dev.wavegate.icalendar.Ics.problemOf;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

/** What RFC 5545 leaves undefined, and clients show in several ways: refused where it matters, and only there. */
class UndefinedTest {
    @Nested
    class AStartThatItsRuleDoesNotGive {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=WEEKLY;BYDAY=MO",
                    "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5",
                    "FREQ=DAILY;BYDAY=MO,WE",
                    "FREQ=DAILY;BYMONTH=7",
                    "FREQ=MONTHLY;BYMONTHDAY=1",
                    "FREQ=MONTHLY;BYMONTHDAY=-1",
                    "FREQ=MONTHLY;BYDAY=2TU",
                    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
                    "FREQ=YEARLY;BYMONTH=7",
                    "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=3",
                    "FREQ=YEARLY;BYMONTH=6;BYDAY=2TU",
                    "FREQ=YEARLY;BYYEARDAY=1",
                    "FREQ=DAILY;BYHOUR=9"
                })
        void isRefused(String rule) {
            // The 2nd of June is the first Tuesday of its month.
            assertThat(problemOf("UID:1", "DTSTART:20260602T100000Z", "DURATION:PT1H", "RRULE:" + rule))
                    .contains("UID 1)", "DTSTART that its RRULE does not give");
        }

        @ParameterizedTest
        @CsvSource({
            "FREQ=WEEKLY;BYDAY=TU;COUNT=2, 2",
            "FREQ=MONTHLY;BYDAY=1TU;COUNT=2, 2",
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=2, 2",
            "FREQ=MONTHLY;BYMONTHDAY=2;COUNT=2, 2",
            "FREQ=YEARLY;BYMONTH=6;BYDAY=1TU;COUNT=2, 1",
            "FREQ=YEARLY;BYMONTH=6;COUNT=2, 1",
            "FREQ=DAILY;BYHOUR=10;COUNT=2, 2",
            "FREQ=MONTHLY;COUNT=2, 2",
            "FREQ=WEEKLY;WKST=SU;INTERVAL=2;COUNT=2, 2"
        })
        void isNotOneThatItGives(String rule, int expected) {
            assertThat(starts("UID:1", "DTSTART:20260602T100000Z", "DURATION:PT1H", "RRULE:" + rule))
                    .hasSize(expected);
        }

        @Test
        void doesNoHarmOutsideTheHorizonOrWhenMoved() {
            String weekly = event("UID:1", "DTSTART:20251230T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO");
            String moved =
                    event("UID:1", "RECURRENCE-ID:20260602T100000Z", "DTSTART:20260603T100000Z", "DURATION:PT1H");

            assertThat(starts(entries(Ics.read(calendar(weekly))))).hasSize(52).startsWith("2026-01-05T10:00:00Z");
            assertThat(starts(entries(Ics.read(calendar(
                            weekly.replace("20251230", "20260602").replace("=MO", "=MO;UNTIL=20260609T000000Z"),
                            moved)))))
                    .containsExactly("2026-06-03T10:00:00Z", "2026-06-08T10:00:00Z");
        }
    }

    @Nested
    class AnEndOfTheRuleBeforeTheStart {
        @ParameterizedTest
        @CsvSource({
            ":20260602T100000Z, 20260602T095959Z",
            ":20260602T100000Z, 20260601",
            ":20260602T100000Z, 19700101T000000Z",
            ";VALUE=DATE:20260602, 20260601",
            ";VALUE=DATE:20260602, 20260531T220000Z",
            ";TZID=Europe/Berlin:20260602T100000, 20260602T075959Z",
            ":20260602T100000, 20260602T070000Z"
        })
        void isRefused(String start, String until) {
            assertThat(problemOf(
                            "UID:1",
                            "DTSTART" + start,
                            start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT1H",
                            "RRULE:FREQ=DAILY;UNTIL=" + until))
                    .contains("UID 1)", "UNTIL before its DTSTART");
        }

        @Test
        void doesNoHarmOutsideTheHorizon() {
            assertThat(starts(
                            "UID:1",
                            "DTSTART:20250602T100000Z",
                            "DURATION:PT1H",
                            "RRULE:FREQ=DAILY;UNTIL=20250601T000000Z"))
                    .isEmpty();
            assertThat(starts(
                            "UID:1",
                            "DTSTART:20260602T100000Z",
                            "DURATION:PT1H",
                            "RRULE:FREQ=DAILY;UNTIL=20260602T100000Z"))
                    .containsExactly("2026-06-02T10:00:00Z");
        }
    }

    @Nested
    class AnOccurrenceBothExcludedAndOverridden {
        private static final String SERIES = event(
                "UID:1",
                "DTSTART:20260601T200000Z",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE:20260602T200000Z");

        private static String override(String... lines) {
            return event(lines).replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:1\r\nDURATION:PT1H\r\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "EXDATE:20260602T200000Z",
                    "EXDATE;TZID=Europe/Berlin:20260602T220000",
                    "EXDATE;VALUE=DATE:20260602",
                    "EXDATE:20260603T200000Z,20260602T200000Z"
                })
        void isRefused(String excluded) {
            assertThat(problem(calendar(
                            SERIES.replace("EXDATE:20260602T200000Z", excluded),
                            override("RECURRENCE-ID:20260602T200000Z", "DTSTART:20260602T210000Z"))))
                    .contains("UID 1)", "both an EXDATE and an override");
            assertThat(problem(calendar(
                            SERIES.replace("EXDATE:20260602T200000Z", excluded),
                            override(
                                    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T200000Z", "DTSTART:20260602T210000Z"))))
                    .contains("UID 1)", "both an EXDATE and an override");
        }

        @Test
        void isRefusedForWholeDaysAsWell() {
            assertThat(problem(calendar(
                            event(
                                    "UID:1",
                                    "DTSTART;VALUE=DATE:20260601",
                                    "RRULE:FREQ=DAILY;COUNT=3",
                                    "EXDATE;TZID=Europe/Berlin:20260602T000000"),
                            event("UID:1", "RECURRENCE-ID;VALUE=DATE:20260602", "DTSTART;VALUE=DATE:20260610"))))
                    .satisfies(golden("event.excluded-and-overridden"));
        }

        @Test
        void isReadWhereBothSayTheSame() {
            assertThat(starts(entries(Ics.read(
                            calendar(SERIES, override("RECURRENCE-ID:20260602T200000Z", "STATUS:CANCELLED"))))))
                    .containsExactly("2026-06-01T20:00:00Z", "2026-06-03T20:00:00Z");
            // Moved out of the horizon, it is not there by either.
            assertThat(starts(entries(Ics.read(
                            calendar(SERIES, override("RECURRENCE-ID:20260602T200000Z", "DTSTART:20280602T210000Z"))))))
                    .containsExactly("2026-06-01T20:00:00Z", "2026-06-03T20:00:00Z");
            // What is excluded is the occurrence, and not the time that it is moved to.
            assertThat(starts(entries(Ics.read(
                            calendar(SERIES, override("RECURRENCE-ID:20260603T200000Z", "DTSTART:20260602T200000Z"))))))
                    .containsExactly("2026-06-01T20:00:00Z", "2026-06-02T20:00:00Z");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "EXDATE:20260602T200000Z",
                    "EXDATE:20260603T200000Z",
                    "RDATE:20260603T220000Z",
                    "RDATE:20260610T220000Z\r\nEXDATE;VALUE=DATE:20260602"
                })
        void isNotOneWhoseOverrideRepeatsListsOfItsSeries(String lines) {
            assertThat(starts(entries(Ics.read(calendar(
                            SERIES, override("RECURRENCE-ID:20260603T200000Z", "DTSTART:20260603T220000Z", lines))))))
                    .containsExactly("2026-06-01T20:00:00Z", "2026-06-03T22:00:00Z");
        }
    }

    @Nested
    class TheZoneOfACalendar {
        private static final String FLOATING = event("UID:1", "DTSTART:20260601T220000", "DURATION:PT1H");

        private static ICalendarResult read(String ownZone, String event) {
            return ICalendarText.read(
                    calendar("X-WR-TIMEZONE:" + ownZone + "\r\n", event),
                    ZoneId.of("Europe/Berlin"),
                    SkippedTimes.SHIFT,
                    YEAR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"America/New_York", "Eastern Standard Time", "UTC", "Europe/London", "Mars/Olympus"})
        void mayContradictTheReadersForTimesWithoutAZone(String zone) {
            assertThat(read(zone, FLOATING).problems())
                    .singleElement()
                    .asString()
                    .contains("UID 1)", zone);
            assertThat(read(
                                    zone,
                                    event(
                                            "UID:1",
                                            "DTSTART:20260601T220000",
                                            "DTEND:20260601T230000",
                                            "RRULE:FREQ=DAILY;UNTIL=20260604T000000"))
                            .problems())
                    .singleElement()
                    .asString()
                    .contains("UID 1)", zone);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Europe/Berlin", "Europe/Paris", "W. Europe Standard Time", ""})
        void isTheReadersIfItsClocksAreTheSame(String zone) {
            assertThat(intervals(entries(read(zone, FLOATING))))
                    .containsExactly("2026-06-01T20:00:00Z/2026-06-01T21:00:00Z");
        }

        @Test
        void saysNothingOfTimesWithAZoneAndOfDates() {
            assertThat(starts(entries(read("UTC", event("UID:1", "DTSTART:20260601T220000Z", "DURATION:PT1H")))))
                    .containsExactly("2026-06-01T22:00:00Z");
            assertThat(starts(entries(
                            read("UTC", event("UID:1", "DTSTART;TZID=Asia/Tokyo:20260601T220000", "DURATION:PT1H")))))
                    .containsExactly("2026-06-01T13:00:00Z");
            // Every client shows a holiday on its date, and public holidays come with UTC here.
            assertThat(starts(entries(read("UTC", event("UID:1", "DTSTART;VALUE=DATE:20260601")))))
                    .containsExactly("2026-05-31T22:00:00Z");
        }
    }

    @Nested
    class ZonesWithTheSameClocks {
        @ParameterizedTest
        @CsvSource({
            ";TZID=Europe/Paris;VALUE=DATE:20260601, 2026-05-31T22:00:00Z",
            ";VALUE=DATE;TZID=W. Europe Standard Time:20260601, 2026-05-31T22:00:00Z",
            ";VALUE=DATE;TZID=Africa/Johannesburg:20260601, -",
            ";VALUE=DATE;TZID=Europe/London:20260601, -",
            ";TZID=Africa/Accra:20260601T220000Z, 2026-06-01T22:00:00Z",
            ";TZID=Etc/UTC:20260601T220000Z, 2026-06-01T22:00:00Z",
            ";TZID=GMT:20260601T220000Z, 2026-06-01T22:00:00Z",
            ";TZID=Europe/London:20260101T220000Z, -"
        })
        void areTheSame(String start, String expected) {
            String text = event("UID:1", "DTSTART" + start, start.contains("DATE") ? "DURATION:P1D" : "DURATION:PT1H");

            if (expected.equals("-")) {
                assertThat(problem(calendar(text))).contains("UID 1)", "TZID");
            } else {
                assertThat(starts(entries(Ics.read(calendar(text))))).containsExactly(expected);
            }
        }

        @Test
        void areOthersInAnotherHorizon() {
            // Johannesburg has Berlin's clocks in summer only.
            String day = calendar(event("UID:1", "DTSTART;VALUE=DATE;TZID=Africa/Johannesburg:20260601"));

            assertThat(ICalendarText.read(
                                    day,
                                    Ics.BERLIN,
                                    SkippedTimes.SHIFT,
                                    Ics.between("2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z"))
                            .problems())
                    .isEmpty();
            assertThat(ICalendarText.read(
                                    day,
                                    Ics.BERLIN,
                                    SkippedTimes.SHIFT,
                                    Ics.between("2026-05-01T00:00:00Z", "2026-10-24T00:00:00Z"))
                            .problems())
                    .hasSize(1);
        }
    }
}
