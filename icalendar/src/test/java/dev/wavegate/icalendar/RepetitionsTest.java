package dev.wavegate.icalendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.between;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.problemOf;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

class RepetitionsTest {
    private static final String MONDAY_NIGHT = "DTSTART;TZID=Europe/Berlin:20260105T220000";

    @Test
    void trap22WeekdaysAreThoseOfTheRulesOwnZone() {
        assertThat(starts(
                        "UID:1",
                        "DTSTART;TZID=Asia/Tokyo:20260105T080000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2"))
                .containsExactly("2026-01-04T23:00:00Z", "2026-01-11T23:00:00Z");
    }

    @Test
    void keepTheirLocalTimeAllYear() {
        assertThat(starts("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=WEEKLY;BYDAY=MO"))
                .hasSize(52)
                .contains(
                        "2026-03-23T21:00:00Z", "2026-03-30T20:00:00Z", "2026-10-19T20:00:00Z", "2026-10-26T21:00:00Z");
    }

    @Test
    void areInTheZoneOfTheEventAndNotOfTheReader() {
        assertThat(starts(
                        "UID:1",
                        "DTSTART;TZID=America/New_York:20260313T220000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;BYDAY=FR,SA;COUNT=3"))
                // Fridays and Saturdays in New York are Saturdays and Sundays in UTC.
                .containsExactly("2026-03-14T02:00:00Z", "2026-03-15T02:00:00Z", "2026-03-21T02:00:00Z");
    }

    @Test
    void aFirstTimeThatTheRuleDoesNotGiveIsAProblemWhereItMatters() {
        assertThat(problemOf("UID:1", "DTSTART:20260106T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO"))
                .satisfies(golden("rule.start-off"));
        assertThat(problemOf(
                        "UID:1", "DTSTART:20251230T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"))
                .satisfies(golden("rule.start-off-counted"));
        // What is certain is read: all but the first, when nothing is counted, and what is over by every count.
        assertThat(starts(
                        "UID:1",
                        "DTSTART:20251230T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260113"))
                .containsExactly("2026-01-05T10:00:00Z", "2026-01-12T10:00:00Z");
        assertThat(starts("UID:1", "DTSTART:20251202T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"))
                .isEmpty();
        // A first time that is excluded is in doubt no more.
        assertThat(starts(
                        "UID:1",
                        "DTSTART:20260106T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260113",
                        "EXDATE:20260106T100000Z"))
                .containsExactly("2026-01-12T10:00:00Z");
    }

    @Test
    void theEndOfARuleBelongsToIt() {
        String[] expected = {"2026-01-05T21:00:00Z", "2026-01-06T21:00:00Z", "2026-01-07T21:00:00Z"};
        for (String until : new String[] {"20260107T210000Z", "20260107T220000", "20260108T205959Z"}) {
            assertThat(starts("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=" + until))
                    .as(until)
                    .containsExactly(expected);
        }
        assertThat(starts("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=20260107T205959Z"))
                .hasSize(2);
        assertThat(problemOf("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=20260107"))
                .satisfies(golden("rule.until-day"));
        assertThat(starts("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=WEEKLY;UNTIL=20260113"))
                .containsExactly("2026-01-05T21:00:00Z", "2026-01-12T21:00:00Z");
    }

    @Test
    void aFloatingEventMayEndInUtcAndTheOtherWayRound() {
        // 22:00 in Berlin is 21:00 in UTC, so this ends with the 7th or the 6th, by its moment or by its digits.
        assertThat(problemOf(
                        "UID:1", "DTSTART:20260105T220000", "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=20260107T210000Z"))
                .satisfies(golden("rule.until-form"));
        assertThat(starts(
                        "UID:1", "DTSTART:20260105T220000", "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=20260107T220000Z"))
                .hasSize(3);
        assertThat(starts(
                        "UID:1", "DTSTART:20260105T220000Z", "DURATION:PT4H", "RRULE:FREQ=DAILY;UNTIL=20260107T220000"))
                .hasSize(3);
    }

    @Test
    void whatIsLeftOutIsKnownByItsMoment() {
        assertThat(starts(
                        "UID:1",
                        MONDAY_NIGHT,
                        "DURATION:PT4H",
                        "RRULE:FREQ=DAILY;COUNT=6",
                        "EXDATE;TZID=Europe/Berlin:20260106T220000,20260107T220000",
                        "EXDATE:20260108T210000Z",
                        "EXDATE;TZID=America/New_York:20260109T160000"))
                .containsExactly("2026-01-05T21:00:00Z", "2026-01-10T21:00:00Z");
        assertThat(starts(
                        "UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260105T210000Z"))
                .containsExactly("2026-01-06T21:00:00Z");
        assertThat(starts(
                        "UID:1",
                        "DTSTART;VALUE=DATE:20260105",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "EXDATE;VALUE=DATE:20260106"))
                .containsExactly("2026-01-04T23:00:00Z", "2026-01-06T23:00:00Z");
    }

    @Test
    void whatIsLeftOutInAnotherWayThanTheEventBeginsIsAProblem() {
        assertThat(problemOf(
                        "UID:1",
                        "DTSTART;VALUE=DATE:20260105",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "EXDATE;TZID=Europe/Berlin:20260106T090000"))
                .satisfies(golden("event.exdate-kind"));
        assertThat(problemOf(
                        "UID:1",
                        "DTSTART;TZID=America/New_York:20260105T220000",
                        "DURATION:PT4H",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "EXDATE:20260106T220000"))
                .satisfies(golden("event.exdate-zone"));
        // The same clocks leave nothing to guess.
        assertThat(starts("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260106T220000"))
                .hasSize(2);
    }

    @Test
    void moreTimesAreAddedAndPeriodsBringTheirLength() {
        assertThat(intervals(
                        "UID:1",
                        MONDAY_NIGHT,
                        "DURATION:PT4H",
                        "RDATE;TZID=Europe/Berlin:20260201T220000,20260301T220000",
                        "RDATE;VALUE=PERIOD:20260401T200000Z/20260401T210000Z,20260402T200000Z/PT2H"))
                .containsExactly(
                        "2026-01-05T21:00:00Z/2026-01-06T01:00:00Z",
                        "2026-02-01T21:00:00Z/2026-02-02T01:00:00Z",
                        "2026-03-01T21:00:00Z/2026-03-02T01:00:00Z",
                        "2026-04-01T20:00:00Z/2026-04-01T21:00:00Z",
                        "2026-04-02T20:00:00Z/2026-04-02T22:00:00Z");
    }

    @Test
    void aTimeThatIsAddedToTheRulesOwnIsThereOnce() {
        assertThat(intervals(
                        "UID:1",
                        MONDAY_NIGHT,
                        "DURATION:PT4H",
                        "RRULE:FREQ=DAILY;COUNT=2",
                        "RDATE:20260106T210000Z",
                        "RDATE;VALUE=PERIOD:20260105T210000Z/PT1H"))
                .containsExactly(
                        "2026-01-05T21:00:00Z/2026-01-05T22:00:00Z", "2026-01-06T21:00:00Z/2026-01-07T01:00:00Z");
    }

    @Test
    void endlessOnesEndWithTheHorizonAndOldOnesReachIntoIt() {
        String night = calendar(
                event("UID:1", "DTSTART;TZID=Europe/Berlin:19970105T220000", "DURATION:PT4H", "RRULE:FREQ=DAILY"));

        assertThat(intervals(entries(ICalendarText.read(
                        night,
                        Ics.BERLIN,
                        SkippedTimes.SHIFT,
                        between("2026-06-01T00:30:00Z", "2026-06-02T20:00:00Z")))))
                // The night before is over, and what begins at the very end is beyond it.
                .containsExactly("2026-06-01T20:00:00Z/2026-06-02T00:00:00Z");
        assertThat(intervals(entries(ICalendarText.read(
                        night,
                        Ics.BERLIN,
                        SkippedTimes.SHIFT,
                        between("2026-05-31T23:59:59Z", "2026-06-01T20:00:01Z")))))
                .containsExactly(
                        "2026-05-31T20:00:00Z/2026-06-01T00:00:00Z", "2026-06-01T20:00:00Z/2026-06-02T00:00:00Z");
    }

    @Test
    void nightsReachOverMidnight() {
        assertThat(intervals(entries(ICalendarText.read(
                        calendar(event("UID:1", MONDAY_NIGHT, "DURATION:PT4H", "RRULE:FREQ=DAILY")),
                        Ics.BERLIN,
                        SkippedTimes.SHIFT,
                        between("2026-02-02T00:00:00Z", "2026-02-02T00:01:00Z")))))
                .containsExactly("2026-02-01T21:00:00Z/2026-02-02T01:00:00Z");
    }

    @Test
    void backToBackTimesAreTwoThatMeet() {
        assertThat(intervals("UID:1", "DTSTART:20260601T000000Z", "DURATION:PT24H", "RRULE:FREQ=DAILY;COUNT=2"))
                .containsExactly(
                        "2026-06-01T00:00:00Z/2026-06-02T00:00:00Z", "2026-06-02T00:00:00Z/2026-06-03T00:00:00Z");
    }

    @Test
    void daysThatAMonthDoesNotHaveAreLeftOutAndNotCounted() {
        assertThat(starts("UID:1", "DTSTART:20260131T100000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=4"))
                .containsExactly(
                        "2026-01-31T10:00:00Z", "2026-03-31T10:00:00Z", "2026-05-31T10:00:00Z", "2026-07-31T10:00:00Z");
        assertThat(entries(ICalendarText.read(
                        calendar(event(
                                "UID:1", "DTSTART:20240229T100000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;COUNT=2")),
                        Ics.BERLIN,
                        SkippedTimes.SHIFT,
                        between("2024-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))))
                .extracting(entry -> entry.interval().start().toString())
                .containsExactly("2024-02-29T10:00:00Z", "2028-02-29T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
                "FREQ=MONTHLY;BYDAY=2TU",
                "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14"
            })
    void theSecondTuesdayCanBeSaidInManyWays(String rule) {
        assertThat(starts("UID:1", "DTSTART:20260113T100000Z", "DURATION:PT1H", "RRULE:" + rule + ";COUNT=4"))
                .containsExactly(
                        "2026-01-13T10:00:00Z", "2026-02-10T10:00:00Z", "2026-03-10T10:00:00Z", "2026-04-14T10:00:00Z");
    }

    @Test
    void unusualRulesAreReadWhereTwoLibrariesAgree() {
        assertThat(starts(
                        "UID:1",
                        "DTSTART:20260130T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"))
                .containsExactly("2026-01-30T10:00:00Z", "2026-02-27T10:00:00Z", "2026-03-31T10:00:00Z");
        assertThat(starts(
                        "UID:1",
                        "DTSTART:20260102T013000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;BYHOUR=1,13;BYMINUTE=30;COUNT=3"))
                .containsExactly("2026-01-02T01:30:00Z", "2026-01-02T13:30:00Z", "2026-01-03T01:30:00Z");
    }

    @Test
    void unusualRulesAreAProblemWhereTheyDisagree() {
        assertThat(problemOf(
                        "UID:1", "DTSTART:20200106T100000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"))
                .satisfies(golden("rule.unreliable"));
    }

    @Test
    void timesOfDayMeanNothingToWholeDays() {
        assertThat(starts("UID:1", "DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=30;COUNT=2"))
                .containsExactly("2026-01-04T23:00:00Z", "2026-01-05T23:00:00Z");
    }

    @Test
    void anEndThatIsNoTimeIsAProblem() {
        assertThat(problemOf("UID:1", "DTSTART:20260105T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=tomorrow"))
                .satisfies(golden("rule.invalid-until"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=30", "FREQ=SECONDLY", "FREQ=HOURLY;BYHOUR=1"})
    void whatRepeatsMoreOftenThanDailyIsAProblem(String rule) {
        assertThat(problemOf("UID:1", "DTSTART:20260105T100000Z", "DURATION:PT1H", "RRULE:" + rule))
                .satisfies(golden("rule.too-frequent", rule.split("[=;]", -1)[1]));
    }

    @Test
    void severalRulesAtOnceAreAProblem() {
        assertThat(problemOf(
                        "UID:1",
                        "DTSTART:20260105T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=2",
                        "RRULE:FREQ=WEEKLY;COUNT=2"))
                .satisfies(golden("rule.several"));
        assertThat(problemOf(
                        "UID:1",
                        "DTSTART:20260105T100000Z",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY",
                        "EXRULE:FREQ=WEEKLY;BYDAY=SU"))
                .contains("EXRULE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BYDAY=MO",
                "FREQ=FORTNIGHTLY",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;BYDAY=2MO",
                "FREQ=DAILY;BYDAY=1MO",
                "FREQ=MONTHLY;BYDAY=6MO",
                "FREQ=MONTHLY;BYDAY=0MO",
                "FREQ=YEARLY;BYDAY=54MO",
                "FREQ=YEARLY;BYMONTH=1;BYDAY=6MO",
                "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU",
                "FREQ=WEEKLY;BYMONTHDAY=13",
                "FREQ=YEARLY;BYMONTHDAY=5",
                "FREQ=YEARLY;BYMONTHDAY=5;BYDAY=MO",
                "FREQ=MONTHLY;BYMONTHDAY=0",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=MONTHLY;BYYEARDAY=5",
                "FREQ=MONTHLY;BYWEEKNO=5",
                "FREQ=MONTHLY;BYSETPOS=1",
                "FREQ=YEARLY;BYMONTH=13",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=DAILY;INTERVAL=99999999999999",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=x",
                "FREQ=DAILY;COUNT=2;UNTIL=20260601",
                "FREQ=DAILY;BYHOUR=24",
                "FREQ=DAILY;WKST=1MO",
                "FREQ=DAILY;RSCALE=HEBREW",
                "FREQ=DAILY;SKIP=FORWARD",
                "FREQ=DAILY;BYEASTER=0",
                "FREQ=DAILY=2",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
            })
    void aRuleThatIsNoneIsAProblemAndNotASimplerRule(String rule) {
        assertThat(problemOf("UID:1", "DTSTART:20260105T100000Z", "DURATION:PT1H", "RRULE:" + rule))
                .contains("RRULE");
    }
}
