package dev.wavegate.icalendar;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

/** None of these may hang; how long they take is not measured, as long as they come to an end. */
class LimitsTest {
    private static String many(int times, String... lines) {
        return IntStream.range(0, times)
                .mapToObj(number -> event(String.join("\r\n", lines).replace("#", Integer.toString(number))))
                .collect(Collectors.joining());
    }

    @Test
    void aTextCanBeTooLong() {
        assertThat(unreadable("BEGIN:VCALENDAR\r\n" + "X".repeat(10_000_000))).satisfies(golden("limit.characters"));
    }

    @Test
    void aCalendarCanHaveTooManyEvents() {
        assertThat(entries(Ics.read(calendar(many(20_000, "UID:#", "DTSTART:20260601T100000Z", "DURATION:PT1H")))))
                .hasSize(20_000);
        assertThat(unreadable(calendar(many(20_001, "UID:#", "DTSTART:20260601T100000Z", "DURATION:PT1H"))))
                .satisfies(golden("limit.events"));
    }

    @Test
    void eventsCanHappenTooOften() {
        assertThat(unreadable(calendar(
                        many(1_000, "UID:#", "DTSTART:20260101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"))))
                .satisfies(golden("limit.occurrences"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=SECONDLY", "FREQ=SECONDLY;COUNT=999999999", "FREQ=MINUTELY;BYSECOND=0,1,2,3,4,5"})
    void aRuleOfSecondsIsNotWorkedOut(String rule) {
        assertThat(Ics.problemOf("UID:1", "DTSTART:00010101T000000Z", "DURATION:PT1S", "RRULE:" + rule))
                .satisfies(golden("limit.too-frequent", rule.split("[=;]", -1)[1]));
    }

    @Test
    void aRuleWithTooManyTimesADayIsNotWorkedOut() {
        String sixty = IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(Ics.problemOf(
                        "UID:1",
                        "DTSTART:20260101T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=YEARLY;BYHOUR=1,2;BYMINUTE=" + sixty + ";BYSECOND=" + sixty))
                .satisfies(golden("limit.times-a-day"));
    }

    @Test
    void oldRulesAreWorkedOutFromTheHorizon() {
        assertThat(entries(Ics.read(
                        calendar(event("UID:1", "DTSTART:10000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY")))))
                .hasSize(365);
        assertThat(entries(Ics.read(
                        calendar(many(100, "UID:#", "DTSTART:00010101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY")))))
                .hasSize(36_500);
        assertThat(entries(Ics.read(calendar(many(
                        5_000,
                        "UID:#",
                        "DTSTART:19970101T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=WEEKLY;UNTIL=20260108")))))
                .hasSize(5_000);
    }

    @Test
    void rulesThatCountAreWorkedOutFromTheirStartUpToAPoint() {
        assertThat(entries(Ics.read(calendar(many(
                        50, "UID:#", "DTSTART:19970101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY;COUNT=20000")))))
                .hasSize(18_250);
        assertThat(unreadable(calendar(many(
                        100, "UID:#", "DTSTART:00010101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY;COUNT=999999"))))
                .satisfies(golden("limit.steps"));
    }

    @Test
    void rulesThatGiveNothingAreCountedAsWell() {
        assertThat(unreadable(calendar(many(
                        20_000,
                        "UID:#",
                        "DTSTART:20260101T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2"))))
                .satisfies(golden("limit.steps"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=1000",
                "FREQ=WEEKLY;INTERVAL=1000;BYDAY=MO,TU",
                "FREQ=MONTHLY;INTERVAL=1000;BYDAY=-1FR",
                "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
                "FREQ=YEARLY;INTERVAL=999;BYYEARDAY=366;BYSETPOS=2"
            })
    void rareRulesComeToAnEnd(String rule) {
        assertThat(Ics.read(calendar(event("UID:1", "DTSTART:20260101T000000Z", "DURATION:PT1H", "RRULE:" + rule))))
                .isNotInstanceOf(ICalendarResult.Unreadable.class);
    }

    @Test
    void onlySoManyProblemsAreTold() {
        assertThat(Ics.read(calendar(many(1_000, "UID:#", "DTSTART:never"))).problems())
                .hasSize(51)
                .last()
                .satisfies(golden("limit.omitted-problems"));
    }

    @Test
    void longListsOfTimesAreReadAndEnd() {
        String dates =
                IntStream.range(0, 200_000).mapToObj(day -> "20260601T100000Z").collect(Collectors.joining(","));

        assertThat(entries(Ics.read(calendar(event(
                        "UID:1", "DTSTART:20260601T090000Z", "DURATION:PT1H", "RDATE:" + dates, "EXDATE:" + dates)))))
                .hasSize(1);
    }
}
