package dev.wavegate.icalendar;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.problem;
import static dev.wavegate.icalendar.Ics.starts;
import static org.assertj.core.api.Assertions.assertThat;

/** Several events with one UID: a higher SEQUENCE is a revision, and nothing else moves an event. */
class SharedNamesTest {
    private static String named(String... lines) {
        return event(lines).replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:0@default\r\nDURATION:PT1H\r\n");
    }

    private static void assertRefused(String... events) {
        for (String text :
                List.of(calendar(events), calendar(events[1], events[0]), calendar(events[0]) + calendar(events[1]))) {
            assertThat(problem(text))
                    .contains("UID 0@default)", "(line 4, ")
                    .matches(".*line \\d+ than in line \\d+.*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-NONE:1",
                "DTSTAMP:20260502T000000Z",
                "DTSTAMP:20260401T000000Z",
                "LAST-MODIFIED:20260502T000000Z",
                "DTSTAMP:20260502T000000Z\r\nLAST-MODIFIED:20260502T000000Z",
                "CREATED:20260502T000000Z",
                "SEQUENCE:0",
                "SEQUENCE:+0",
                "SUMMARY:Another freeze"
            })
    void atOtherTimesAreOtherEventsUnlessTheSequenceIsHigher(String more) {
        String first = named("DTSTART:20260601T100000Z", "DTSTAMP:20260501T000000Z");

        assertRefused(first, named("DTSTART:20260701T100000Z", more));
        assertRefused(
                first + named("DTSTART:20260602T100000Z", "DTSTAMP:20260501T000000Z"),
                named("DTSTART:20260701T100000Z", more));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20260601T110000Z",
                "DTSTART;TZID=Europe/Berlin:20260601T120000\r\nRRULE:FREQ=DAILY;COUNT=2",
                "DTSTART:20260601T100000Z\r\nRDATE:20260701T100000Z",
                "DTSTART:20260601T100000Z\r\nSTATUS:CANCELLED",
                "DTSTART;VALUE=DATE:20260601\r\nX-DURATION:1"
            })
    void atOtherTimesAreThoseThatDifferInAnyOfThem(String lines) {
        String other = named(lines, "DTSTAMP:20260502T000000Z");

        assertRefused(
                named("DTSTART:20260601T100000Z", "DTSTAMP:20260501T000000Z"),
                lines.contains("X-DURATION") ? other.replace("DURATION:PT1H", "DURATION:P1D") : other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "7", "1505760921", "1790000000000"})
    void withAHigherSequenceAreRevisions(String sequence) {
        String first = named("DTSTART:20260601T100000Z", "DTSTAMP:20260601T000000Z");
        String revision = named("DTSTART:20260701T100000Z", "SEQUENCE:" + sequence, "DTSTAMP:20260501T000000Z");

        assertThat(starts(entries(Ics.read(calendar(first, revision))))).containsExactly("2026-07-01T10:00:00Z");
        assertThat(starts(entries(Ics.read(calendar(revision, first))))).containsExactly("2026-07-01T10:00:00Z");
        assertThat(entries(Ics.read(calendar(first, revision.replace("SEQUENCE", "STATUS:CANCELLED\r\nSEQUENCE")))))
                .isEmpty();
        assertRefused(revision, revision.replace("20260701T", "20260801T"));
    }

    @Test
    void ofOldRevisionsItDoesNotMatterWhatTheySay() {
        String last = named("DTSTART:20260701T100000Z", "SEQUENCE:2");

        assertThat(starts(entries(Ics.read(calendar(
                        named("DTSTART:20260601T100000Z", "SEQUENCE:1"),
                        named("DTSTART:20260602T100000Z", "SEQUENCE:1"),
                        last)))))
                .containsExactly("2026-07-01T10:00:00Z");
    }

    @Test
    void atTheSameTimesAreOneEvent() {
        String first = named("DTSTART:20260601T100000Z", "DTSTAMP:20260501T000000Z", "SUMMARY:First");
        String later = named("DTSTART:20260601T100000Z", "DTSTAMP:20260502T000000Z", "SUMMARY:Later");

        assertThat(entries(Ics.read(calendar(first, first)))).hasSize(1);
        assertThat(entries(Ics.read(calendar(later, first))))
                .extracting(ICalendarEntry::title)
                .containsExactly("Later");
        assertThat(problem(calendar(first, first.replace("First", "Other")))).contains("neither is later");
    }

    @Test
    void ofOneOccurrenceFollowTheSameRules() {
        String series = named("DTSTART:20260601T100000Z", "RRULE:FREQ=DAILY;COUNT=2", "SEQUENCE:4");
        String moved = named("RECURRENCE-ID:20260602T100000Z", "DTSTART:20260602T120000Z", "DTSTAMP:20260501T000000Z");
        String again = moved.replace("T120000Z", "T140000Z").replace("20260501T", "20260502T");

        assertThat(problem(calendar(series, moved, again))).contains("UID 0@default)", "line 11", "line 18");
        assertThat(problem(calendar(series, moved, moved.replace("DTSTAMP", "STATUS:CANCELLED\r\nDTSTAMP"))))
                .contains("UID 0@default)");
        assertThat(starts(
                        entries(Ics.read(calendar(series, again.replace("DTSTAMP", "SEQUENCE:1\r\nDTSTAMP"), moved)))))
                .containsExactly("2026-06-01T10:00:00Z", "2026-06-02T14:00:00Z");
        // The same occurrence, named in another way.
        assertThat(problem(calendar(
                        series,
                        moved,
                        again.replace(
                                "RECURRENCE-ID:20260602T100000Z", "RECURRENCE-ID;TZID=Europe/Berlin:20260602T120000"))))
                .contains("UID 0@default)");
        assertThat(starts(entries(Ics.read(calendar(
                        series,
                        moved,
                        named(
                                "RECURRENCE-ID:20260601T100000Z",
                                "DTSTART:20260601T120000Z",
                                "DTSTAMP:20260502T000000Z"))))))
                .containsExactly("2026-06-01T12:00:00Z", "2026-06-02T12:00:00Z");
    }
}
