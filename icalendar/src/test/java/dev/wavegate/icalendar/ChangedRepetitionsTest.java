package dev.wavegate.icalendar;

import java.util.List;

import dev.wavegate.domain.window.Certainty;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.intervals;
import static dev.wavegate.icalendar.Ics.problem;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

class ChangedRepetitionsTest {
    private static final String FOUR_NIGHTS = event(
            "UID:night",
            "SUMMARY:Night",
            "SEQUENCE:1",
            "DTSTART;TZID=Europe/Berlin:20260601T220000",
            "DTEND;TZID=Europe/Berlin:20260602T020000",
            "RRULE:FREQ=DAILY;COUNT=4");

    private static String changed(String... lines) {
        return event(lines).replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:night\r\n");
    }

    private static List<ICalendarEntry> with(String... changes) {
        return entries(Ics.read(calendar(FOUR_NIGHTS + String.join("", changes))));
    }

    @Test
    void aMovedOneIsWhereItWasMovedAndNowhereElse() {
        assertThat(intervals(with(changed(
                        "RECURRENCE-ID;TZID=Europe/Berlin:20260602T220000",
                        "DTSTART;TZID=Europe/Berlin:20260710T230000",
                        "DTEND;TZID=Europe/Berlin:20260711T000000",
                        "SUMMARY:Moved"))))
                .containsExactly(
                        "2026-06-01T20:00:00Z/2026-06-02T00:00:00Z",
                        "2026-06-03T20:00:00Z/2026-06-04T00:00:00Z",
                        "2026-06-04T20:00:00Z/2026-06-05T00:00:00Z",
                        "2026-07-10T21:00:00Z/2026-07-10T22:00:00Z");
    }

    @Test
    void itIsKnownByItsMomentHoweverThatIsWritten() {
        String moved = "DTSTART:20260602T100000Z";
        for (String replaced : List.of(
                "RECURRENCE-ID;TZID=Europe/Berlin:20260602T220000",
                "RECURRENCE-ID:20260602T200000Z",
                "RECURRENCE-ID;TZID=America/New_York:20260602T160000")) {
            assertThat(starts(with(changed(replaced, moved, "DURATION:PT1H"))))
                    .as(replaced)
                    .containsExactly(
                            "2026-06-01T20:00:00Z",
                            "2026-06-02T10:00:00Z",
                            "2026-06-03T20:00:00Z",
                            "2026-06-04T20:00:00Z");
        }
    }

    @Test
    void aCancelledOneIsGone() {
        assertThat(starts(with(changed(
                        "RECURRENCE-ID:20260602T200000Z",
                        "DTSTART:20260602T200000Z",
                        "DURATION:PT4H",
                        "STATUS:CANCELLED"))))
                .containsExactly("2026-06-01T20:00:00Z", "2026-06-03T20:00:00Z", "2026-06-04T20:00:00Z");
        assertThat(starts(with(changed("RECURRENCE-ID:20260602T200000Z", "STATUS:CANCELLED"))))
                .hasSize(3);
    }

    @Test
    void oneThatIsMovedIntoTheHorizonIsSeen() {
        String old = event("UID:old", "DTSTART:20250601T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2");
        String moved = event("UID:old", "RECURRENCE-ID:20250602T100000Z", "DTSTART:20260301T100000Z", "DURATION:PT1H");

        assertThat(starts(entries(Ics.read(calendar(old + moved))))).containsExactly("2026-03-01T10:00:00Z");
    }

    @Test
    void ofSeveralVersionsTheHighestSequenceWins() {
        String first =
                changed("RECURRENCE-ID:20260602T200000Z", "SEQUENCE:2", "DTSTART:20260602T090000Z", "DURATION:PT1H");
        String second =
                changed("RECURRENCE-ID:20260602T200000Z", "SEQUENCE:10", "DTSTART:20260602T110000Z", "DURATION:PT1H");

        assertThat(starts(with(second, first))).contains("2026-06-02T11:00:00Z").doesNotContain("2026-06-02T09:00:00Z");
        assertThat(starts(with(first, second))).contains("2026-06-02T11:00:00Z").doesNotContain("2026-06-02T09:00:00Z");
    }

    @Test
    void withTheSameSequenceTheLaterStampDecidesAboutAllButTheTimes() {
        String first = changed(
                "RECURRENCE-ID:20260602T200000Z",
                "DTSTAMP:20260501T000000Z",
                "DTSTART:20260602T090000Z",
                "DURATION:PT1H",
                "SUMMARY:First");
        String second = first.replace("20260501T", "20260502T").replace("First", "Second");
        String cancelled = changed("RECURRENCE-ID:20260602T200000Z", "DTSTAMP:20260502T000000Z", "STATUS:CANCELLED");

        assertThat(with(second, first))
                .extracting(ICalendarEntry::title)
                .contains("Second")
                .doesNotContain("First");
        assertThat(with(first, second))
                .extracting(ICalendarEntry::title)
                .contains("Second")
                .doesNotContain("First");
        assertThat(problem(calendar(FOUR_NIGHTS + cancelled + first))).satisfies(golden("event.override-other-times"));
        assertThat(starts(with(cancelled.replace("STATUS", "SEQUENCE:2\r\nSTATUS"), first)))
                .hasSize(3)
                .doesNotContain("2026-06-02T09:00:00Z");
    }

    @Test
    void theSameEventTwiceIsOneAndARiddleIsAProblem() {
        assertThat(starts(with(FOUR_NIGHTS))).hasSize(4);
        assertThat(problem(calendar(FOUR_NIGHTS + FOUR_NIGHTS.replace("T220000", "T210000"))))
                .satisfies(golden("event.other-times"));
    }

    @Test
    void aNewerVersionOfTheWholeEventReplacesIt() {
        String newer = FOUR_NIGHTS.replace("SEQUENCE:1", "SEQUENCE:2").replace("COUNT=4", "COUNT=2");

        assertThat(starts(entries(Ics.read(calendar(newer + FOUR_NIGHTS))))).hasSize(2);
    }

    @Test
    void changesToAllLaterOnesMoveThemByTheClocks() {
        String year = event(
                "UID:night",
                "SUMMARY:Night",
                "DTSTART;TZID=Europe/Berlin:20261021T220000",
                "DURATION:PT2H",
                "RRULE:FREQ=WEEKLY;COUNT=4");
        String later = event(
                "UID:night",
                "SUMMARY:Later",
                "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261028T220000",
                "DTSTART;TZID=Europe/Berlin:20261029T230000",
                "DURATION:PT1H");
        String single = event("UID:night", "RECURRENCE-ID;TZID=Europe/Berlin:20261104T220000", "STATUS:CANCELLED");

        assertThat(intervals(entries(Ics.read(calendar(year + later)))))
                .containsExactly(
                        "2026-10-21T20:00:00Z/2026-10-21T22:00:00Z",
                        "2026-10-29T22:00:00Z/2026-10-29T23:00:00Z",
                        "2026-11-05T22:00:00Z/2026-11-05T23:00:00Z",
                        "2026-11-12T22:00:00Z/2026-11-12T23:00:00Z");
        assertThat(intervals(entries(Ics.read(calendar(year + later + single)))))
                .containsExactly(
                        "2026-10-21T20:00:00Z/2026-10-21T22:00:00Z",
                        "2026-10-29T22:00:00Z/2026-10-29T23:00:00Z",
                        "2026-11-12T22:00:00Z/2026-11-12T23:00:00Z");
        assertThat(entries(Ics.read(calendar(year + later))))
                .extracting(ICalendarEntry::title)
                .containsExactly("Night", "Later", "Later", "Later");
    }

    @Test
    void laterOnesKeepTheirLocalTimeOverAChangeOfTheClocks() {
        String weekly = event(
                "UID:1", "DTSTART;TZID=Europe/Berlin:20261011T220000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3");
        String later = event(
                "UID:1",
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20261011T200000Z",
                "DTSTART;TZID=Europe/Berlin:20261011T230000",
                "DURATION:PT1H");

        assertThat(starts(entries(Ics.read(calendar(weekly + later)))))
                .containsExactly("2026-10-11T21:00:00Z", "2026-10-18T21:00:00Z", "2026-10-25T22:00:00Z");
    }

    @Test
    void allLaterOnesCanBeCancelled() {
        assertThat(starts(with(changed("RECURRENCE-ID;RANGE=THISANDFUTURE:20260603T200000Z", "STATUS:CANCELLED"))))
                .containsExactly("2026-06-01T20:00:00Z", "2026-06-02T20:00:00Z");
    }

    @Test
    void theLastOfSeveralChangesToLaterOnesCounts() {
        assertThat(starts(with(
                        changed(
                                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T200000Z",
                                "DTSTART:20260602T080000Z",
                                "DURATION:PT1H"),
                        changed(
                                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260603T200000Z",
                                "DTSTART:20260603T120000Z",
                                "DURATION:PT1H"))))
                .containsExactly(
                        "2026-06-01T20:00:00Z", "2026-06-02T08:00:00Z", "2026-06-03T12:00:00Z", "2026-06-04T12:00:00Z");
    }

    @Test
    void laterOnesMovedBackIntoTheHorizonAreSeen() {
        String weekly = event("UID:1", "DTSTART:20261228T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY");
        String later = event(
                "UID:1",
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20261228T100000Z",
                "DTSTART:20261214T100000Z",
                "DURATION:PT1H");

        assertThat(starts(entries(Ics.read(calendar(weekly + later)))))
                .containsExactly("2026-12-14T10:00:00Z", "2026-12-21T10:00:00Z", "2026-12-28T10:00:00Z");
    }

    @Test
    void aChangeWithoutTheEventStandsForItself() {
        assertThat(starts(entries(Ics.read(calendar(
                        changed("RECURRENCE-ID:20260602T200000Z", "DTSTART:20260602T090000Z", "DURATION:PT1H"))))))
                .containsExactly("2026-06-02T09:00:00Z");
        assertThat(problem(calendar(changed(
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T200000Z",
                        "DTSTART:20260602T090000Z",
                        "DURATION:PT1H"))))
                .satisfies(golden("event.override-of-missing"));
    }

    @Test
    void aCancelledEventIsGoneWithAllItsRepetitions() {
        String cancelled = FOUR_NIGHTS.replace("SEQUENCE:1", "SEQUENCE:1\r\nSTATUS:CANCELLED");

        assertThat(entries(Ics.read(calendar(cancelled)))).isEmpty();
        assertThat(problem(calendar(cancelled
                        + changed("RECURRENCE-ID:20260602T200000Z", "DTSTART:20260602T090000Z", "DURATION:PT1H"))))
                .satisfies(golden("event.cancelled-but-occurrence"));
    }

    @Test
    void whatCanOnlyBeGuessedIsAProblem() {
        assertThat(problem(calendar(FOUR_NIGHTS
                        + changed("RECURRENCE-ID;VALUE=DATE:20260602", "DTSTART:20260602T090000Z", "DURATION:PT1H"))))
                .satisfies(golden("event.recurrence-id-kind"));
        assertThat(problem(calendar(FOUR_NIGHTS
                        + changed(
                                "RECURRENCE-ID;RANGE=THISANDPRIOR:20260602T200000Z",
                                "DTSTART:20260602T090000Z",
                                "DURATION:PT1H"))))
                .satisfies(golden("event.range"));
        assertThat(problem(calendar(FOUR_NIGHTS
                        + changed(
                                "RECURRENCE-ID:20260602T200000Z",
                                "DTSTART:20260602T090000Z",
                                "DURATION:PT1H",
                                "RRULE:FREQ=DAILY"))))
                .satisfies(golden("event.recurring-override"));
    }

    @Test
    void oneThatIsOnlyTentativeIsNoLongerFirm() {
        assertThat(with(changed(
                        "RECURRENCE-ID:20260602T200000Z",
                        "DTSTART:20260602T200000Z",
                        "DURATION:PT4H",
                        "STATUS:TENTATIVE")))
                .extracting(ICalendarEntry::certainty)
                .containsExactly(Certainty.FIRM, Certainty.TENTATIVE, Certainty.FIRM, Certainty.FIRM);
    }

    @Test
    void changesAreFoundInOtherCalendarsOfTheSameText() {
        assertThat(starts(entries(Ics.read(calendar(FOUR_NIGHTS)
                        + calendar(changed("RECURRENCE-ID:20260602T200000Z", "STATUS:CANCELLED"))))))
                .hasSize(3);
    }
}
