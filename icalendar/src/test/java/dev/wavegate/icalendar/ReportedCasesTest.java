package dev.wavegate.icalendar;

import java.time.ZoneId;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static dev.wavegate.icalendar.Ics.between;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What calendars of real producers have in them, one test per report; the neighbours of each are tested by kind. */
class ReportedCasesTest {
    private static final Interval HORIZON = between("2026-11-01T00:00:00Z", "2027-10-30T00:00:00Z");

    private static ICalendarResult read(String zone, String... parts) {
        return ICalendarText.read(calendar(parts), ZoneId.of(zone), SkippedTimes.SHIFT, HORIZON);
    }

    private static List<String> times(String zone, String... parts) {
        return intervals(entries(read(zone, parts)));
    }

    private static void assertRefused(ICalendarResult result, String uid) {
        assertThat(result).isInstanceOf(ICalendarResult.Incomplete.class);
        assertThat(result.problems()).singleElement().asString().contains("UID " + uid + ")", "(line 4, ");
    }

    @Test
    void anEndThatForgotItsZoneDoesNotEndAFreezeEarly() {
        assertRefused(
                read(
                        "Asia/Tokyo",
                        event(
                                "UID:a1",
                                "DTSTART;TZID=Europe/Berlin:20261127T000000",
                                "DTEND:20261128T000000",
                                "SUMMARY:Freeze")),
                "a1");
    }

    @Test
    void anEndThatForgotItsZoneDoesNotEndAWindowLate() {
        assertRefused(
                read("UTC", event("UID:a1", "DTSTART;TZID=Europe/Berlin:20261124T220000", "DTEND:20261125T040000")),
                "a1");
    }

    @Test
    void anEndWithoutAZoneIsNotReadByOtherClocksThanAStartInUtc() {
        assertRefused(
                read("America/New_York", event("UID:a1", "DTSTART:20261124T220000Z", "DTEND:20261125T040000")), "a1");
    }

    @Test
    void twoFreezesOfOneNameAreNotOneFreeze() {
        assertRefused(
                read(
                        "UTC",
                        event(
                                "UID:0@default",
                                "DTSTAMP:20261001T000000Z",
                                "DTSTART;VALUE=DATE:20261127",
                                "DTEND;VALUE=DATE:20261201"),
                        event(
                                "UID:0@default",
                                "DTSTAMP:20261002T000000Z",
                                "DTSTART;VALUE=DATE:20261221",
                                "DTEND;VALUE=DATE:20270104")),
                "0@default");
    }

    @Test
    void aWholeDayThatEndsOnItselfIsOneDay() {
        assertThat(times("Europe/Berlin", event("UID:a1", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225")))
                .containsExactly("2026-12-24T23:00:00Z/2026-12-25T23:00:00Z");
    }

    @Test
    void exchangeExcludesAWholeDayByItsMidnight() {
        assertThat(times(
                        "Europe/Berlin",
                        event(
                                "UID:a1",
                                "DTSTART;VALUE=DATE:20261216",
                                "DTEND;VALUE=DATE:20261217",
                                "RRULE:FREQ=DAILY;UNTIL=20261218T230000Z;INTERVAL=1",
                                "EXDATE;TZID=W. Europe Standard Time:20261217T000000")))
                .containsExactly(
                        "2026-12-15T23:00:00Z/2026-12-16T23:00:00Z",
                        "2026-12-17T23:00:00Z/2026-12-18T23:00:00Z",
                        "2026-12-18T23:00:00Z/2026-12-19T23:00:00Z");
    }

    @Test
    void outlookEndsWholeDaysWithTheLastMidnightInUtc() {
        assertThat(times(
                        "Europe/Berlin",
                        event(
                                "UID:a1",
                                "DTSTART;VALUE=DATE:20261216",
                                "DTEND;VALUE=DATE:20261217",
                                "RRULE:FREQ=DAILY;UNTIL=20261217T230000Z;INTERVAL=1")))
                .containsExactly(
                        "2026-12-15T23:00:00Z/2026-12-16T23:00:00Z",
                        "2026-12-16T23:00:00Z/2026-12-17T23:00:00Z",
                        "2026-12-17T23:00:00Z/2026-12-18T23:00:00Z");
    }

    @Test
    void aWholeDayWithAZoneOfTheSameClocksIsRead() {
        assertThat(times(
                        "Europe/Berlin",
                        event(
                                "UID:a1",
                                "DTSTART;TZID=Europe/Paris;VALUE=DATE:20261216",
                                "DTEND;TZID=Europe/Paris;VALUE=DATE:20261218")))
                .containsExactly("2026-12-15T23:00:00Z/2026-12-17T23:00:00Z");
    }

    @Test
    void aStartThatItsRuleDoesNotGiveIsRefused() {
        assertRefused(
                read(
                        "UTC",
                        event(
                                "UID:a1",
                                "DTSTART:20261123T220000Z",
                                "DTEND:20261124T020000Z",
                                "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3")),
                "a1");
    }

    @Test
    void anOccurrenceBothExcludedAndOverriddenIsRefused() {
        assertRefused(
                read(
                        "UTC",
                        event(
                                "UID:a1",
                                "DTSTART:20261124T200000Z",
                                "DTEND:20261124T210000Z",
                                "RRULE:FREQ=DAILY;COUNT=2",
                                "EXDATE:20261125T200000Z"),
                        event(
                                "UID:a1",
                                "RECURRENCE-ID:20261125T200000Z",
                                "DTSTART:20261125T210000Z",
                                "DTEND:20261125T220000Z")),
                "a1");
    }

    @Test
    void anOverrideMayRepeatTheExceptionsOfItsSeries() {
        assertThat(times(
                        "UTC",
                        event(
                                "UID:a1",
                                "DTSTART:20261124T200000Z",
                                "DTEND:20261124T210000Z",
                                "RRULE:FREQ=DAILY;COUNT=3",
                                "EXDATE:20261125T200000Z"),
                        event(
                                "UID:a1",
                                "RECURRENCE-ID:20261126T200000Z",
                                "DTSTART:20261126T220000Z",
                                "DTEND:20261126T230000Z",
                                "EXDATE:20261125T200000Z")))
                .containsExactly(
                        "2026-11-24T20:00:00Z/2026-11-24T21:00:00Z", "2026-11-26T22:00:00Z/2026-11-26T23:00:00Z");
    }

    @Test
    void aSequenceMayBeSecondsSince1970() {
        assertThat(times(
                        "UTC",
                        event("UID:a1", "DTSTART:20261124T200000Z", "DTEND:20261124T210000Z", "SEQUENCE:1505760921")))
                .containsExactly("2026-11-24T20:00:00Z/2026-11-24T21:00:00Z");
    }

    @Test
    void aDateExcludesATimeOnIt() {
        assertThat(times(
                        "Europe/Vienna",
                        event(
                                "UID:a1",
                                "DTSTART;TZID=Europe/Vienna:20261122T100000",
                                "DTEND;TZID=Europe/Vienna:20261122T150000",
                                "RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=3",
                                "EXDATE;VALUE=DATE:20261129")))
                .containsExactly(
                        "2026-11-22T09:00:00Z/2026-11-22T14:00:00Z", "2026-12-06T09:00:00Z/2026-12-06T14:00:00Z");
    }

    @Test
    void aRemarkOfAVendorMayFollowTheEnd() {
        String text = calendar(event("UID:a1", "DTSTART:20261124T200000Z", "DTEND:20261124T210000Z"))
                + "X-COMMENT:Cached from 2026-11-20";

        assertThat(intervals(entries(ICalendarText.read(text, ZoneId.of("UTC"), SkippedTimes.SHIFT, HORIZON))))
                .containsExactly("2026-11-24T20:00:00Z/2026-11-24T21:00:00Z");
    }

    @Test
    void aZoneMayHaveCommasInItsName() {
        String zone = text(
                "BEGIN:VTIMEZONE",
                "TZID:(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
                "END:DAYLIGHT",
                "END:VTIMEZONE");
        String name = "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"";

        assertThat(times(
                        "UTC",
                        zone,
                        event(
                                "UID:a1",
                                "DTSTART;TZID=" + name + ":20270401T070000",
                                "DTEND;TZID=" + name + ":20270401T080000")))
                .containsExactly("2027-04-01T05:00:00Z/2027-04-01T06:00:00Z");
    }

    @Test
    void aZoneOfTheCalendarIsNotReplacedByTheReaders() {
        assertThat(read(
                                "Europe/Berlin",
                                "X-WR-TIMEZONE:America/New_York\r\n",
                                event("UID:a1", "DTSTART:20261124T220000", "DTEND:20261125T020000"))
                        .problems())
                .singleElement()
                .asString()
                .contains("UID a1)", "America/New_York");
    }

    @Test
    void aDayOfTheMonthInAYearlyRuleIsNotOneDayAYear() {
        assertRefused(
                read(
                        "UTC",
                        event(
                                "UID:a1",
                                "DTSTART:20261115T220000Z",
                                "DTEND:20261116T020000Z",
                                "RRULE:FREQ=YEARLY;BYMONTHDAY=15;COUNT=4")),
                "a1");
    }
}
