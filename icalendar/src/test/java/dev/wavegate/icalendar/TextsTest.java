package dev.wavegate.icalendar;

import java.util.List;

import dev.wavegate.domain.window.Certainty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.problem;
import static dev.wavegate.icalendar.Ics.problemOf;
import static dev.wavegate.icalendar.Ics.text;
import static dev.wavegate.icalendar.Ics.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {
    private static final String ONE = calendar(event("UID:1", "DTSTART:20260601T100000Z", "DURATION:PT1H"));

    @Nested
    class ThatAreNoCalendars {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\r\n\r\n",
                    "<!DOCTYPE html><html><body>Please log in: BEGIN:VCALENDAR</body></html>",
                    "{\"error\":\"not found\"}",
                    "BEGIN:VCARD\r\nEND:VCARD\r\n",
                    "VERSION:2.0\r\n"
                })
        void areUnreadableAndNotEmpty(String text) {
            assertThat(unreadable(text)).satisfies(golden("text.not-a-calendar"));
        }

        @Test
        void areUnreadableWhereverTheyBreakOff() {
            int whole = ONE.indexOf("END:VCALENDAR") + "END:VCALENDAR".length();
            for (int length = 1; length < whole; length++) {
                assertThat(Ics.read(ONE.substring(0, length)))
                        .as("%s", length)
                        .isInstanceOf(ICalendarResult.Unreadable.class);
            }
            assertThat(entries(Ics.read(ONE.substring(0, whole)))).hasSize(1);
        }

        @Test
        void areUnreadableWhenTheyGoOnAfterTheirEnd() {
            assertThat(unreadable(ONE + "BEGIN:VEVENT\r\n")).satisfies(golden("text.after-end"));
        }

        @Test
        void mayHaveRemarksOfVendorsAfterTheirEnd() {
            for (String remark : List.of("X-COMMENT:cached", "x-a;b=\"c:d", "X-", "X-A:b\r\n c\r\n\r\nX-D:e\r\n")) {
                assertThat(entries(Ics.read(ONE + remark))).as(remark).hasSize(1);
                assertThat(entries(Ics.read(ONE + remark + "\r\n" + ONE.replace("UID:1", "UID:2"))))
                        .as(remark)
                        .hasSize(2);
                assertThat(unreadable(remark + "\r\n" + ONE)).satisfies(golden("text.not-a-calendar"));
            }
            assertThat(unreadable(ONE + "X-COMMENT:cached\r\nEND:VCALENDAR\r\n"))
                    .contains("Line 11");
            assertThat(unreadable(ONE + "COMMENT:cached\r\n")).contains("Line 10");
        }

        @Test
        void areUnreadableWhenALineIsBroken() {
            // A parser that goes on takes the next line for a part of this one, and so does not see the cancellation.
            assertThat(unreadable(calendar(event("UID:1", "broken", "STATUS:CANCELLED", "DTSTART:20260601T100000Z"))))
                    .satisfies(golden("text.malformed-line"));
            assertThat(unreadable(calendar(event("UID:1", "SUMMARY;X=\"open:abc", "DTSTART:20260601T100000Z"))))
                    .satisfies(golden("text.malformed-line"));
        }

        @Test
        void areUnreadableWhenTheirPartsAreEntangled() {
            assertThat(unreadable(text("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR", "END:VEVENT")))
                    .satisfies(golden("text.end-without-begin"));
            assertThat(unreadable(text("BEGIN:VCALENDAR", "BEGIN:VCALENDAR", "END:VCALENDAR", "END:VCALENDAR")))
                    .satisfies(golden("text.nested-calendar"));
            assertThat(unreadable(text("BEGIN:VCALENDAR") + "BEGIN:X-A\r\n".repeat(100_000)))
                    .satisfies(golden("text.too-deep"));
        }
    }

    @Nested
    class ThatAreCalendars {
        @Test
        void mayBeEmpty() {
            assertThat(Ics.read(calendar())).isEqualTo(new ICalendarResult.Complete(List.of(), 0));
        }

        @Test
        void sayHowManyEventsTheyHaveWheneverTheseAre() {
            String text = calendar(
                    event("UID:1", "DTSTART:19990601T100000Z", "DURATION:PT1H"),
                    event("UID:2", "DTSTART:20260601T100000Z", "DURATION:PT1H"));

            assertThat(Ics.read(text)).isInstanceOfSatisfying(ICalendarResult.Complete.class, reading -> {
                assertThat(reading.events()).isEqualTo(2);
                assertThat(reading.entries()).hasSize(1);
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"\r\n", "\n", "\r"})
        void mayEndTheirLinesInAnyWay(String end) {
            assertThat(entries(Ics.read(ONE.replace("\r\n", end)))).hasSize(1);
        }

        @Test
        void mayFoldTheirLinesAnywhere() {
            String folded = ONE.replace("DTSTART:20260601T100000Z", "DTST\r\n ART:2026060\r\n\t1T100000Z\r\n ");

            assertThat(entries(Ics.read(folded))).isEqualTo(entries(Ics.read(ONE)));
        }

        @Test
        void mayBeginWithAMarkAndHaveBlankLinesAndLowerCase() {
            assertThat(entries(Ics.read("\uFEFF" + ONE.replace("UID", "\r\nuid").replace("DTSTART", "dtstart"))))
                    .hasSize(1);
            assertThat(entries(Ics.read(
                            ONE.replace("BEGIN:VCALENDAR", "begin:vcalendar").replace("END:VEVENT", "end:vevent"))))
                    .hasSize(1);
        }

        @Test
        void mayHaveLinesOfVendorsThatBreakTheGrammar() {
            assertThat(entries(Ics.read(ONE.replace(
                            "UID:1", "UID:1\r\nX-APPLE-STRUCTURED-LOCATION;X-TITLE=Street 1\\; Linz:geo:48,14"))))
                    .hasSize(1);
        }

        @Test
        void tellTitlesAsPeopleReadThem() {
            String text = calendar(event(
                    "UID:1",
                    "SUMMARY;LANGUAGE=de:Wartung\\, \"Nord\\;Süd\"\\n日本 🎉 C:\\\\temp",
                    "DTSTART:20260601T100000Z",
                    "DURATION:PT1H"));

            assertThat(entries(Ics.read(text)))
                    .extracting(ICalendarEntry::title)
                    .containsExactly("Wartung, \"Nord;Süd\" 日本 🎉 C:\\temp");
        }

        @Test
        void tellTheirEntriesInOrder() {
            String text = calendar(
                    event("UID:1", "DTSTART:20260701T100000Z", "DURATION:PT1H"),
                    event("UID:2", "DTSTART:20260601T100000Z", "DURATION:PT1H"));

            assertThat(entries(Ics.read(text))).extracting(ICalendarEntry::uid).containsExactly("2", "1");
        }

        @Test
        void mayHaveEventsWithoutAName() {
            String nameless = event("DTSTART:20260601T100000Z", "DURATION:PT1H");

            assertThat(entries(Ics.read(calendar(nameless, nameless)))).hasSize(2);
        }

        @Test
        void mayHaveThingsInThemThatDoNotHappen() {
            String text = calendar(
                    text("BEGIN:VTODO", "UID:2", "DTSTART:20260601T100000Z", "DUE:20260602T100000Z", "END:VTODO"),
                    text("BEGIN:VJOURNAL", "UID:3", "DTSTART:20260601T100000Z", "END:VJOURNAL"),
                    text("BEGIN:X-NOTES", "X-NOTE:nothing", "END:X-NOTES"),
                    event(
                            "UID:1",
                            "DTSTART:20260601T100000Z",
                            "DURATION:PT1H",
                            "BEGIN:VALARM",
                            "TRIGGER:-PT15M",
                            "DURATION:PT5M",
                            "END:VALARM"));

            assertThat(entries(Ics.read(text))).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"VFREEBUSY", "VAVAILABILITY", "X-BLACKOUT"})
        void mustNotHaveOtherThingsWithTimesAsTheyMayMeanBusy(String kind) {
            assertThat(problem(calendar(text(
                            "BEGIN:" + kind, "DTSTART:20260601T100000Z", "DTEND:20260602T100000Z", "END:" + kind))))
                    .satisfies(golden("text.unsupported-component", kind));
        }

        @Test
        void mustNotBeMessages() {
            assertThat(problem(ONE.replace("VERSION:2.0", "METHOD:CANCEL"))).contains("CANCEL");
            assertThat(entries(Ics.read(ONE.replace("VERSION:2.0", "METHOD:PUBLISH"))))
                    .hasSize(1);
        }
    }

    @Nested
    class OfEvents {
        @ParameterizedTest
        @CsvSource({
            "STATUS:CONFIRMED, FIRM",
            "X-NOTHING:1, FIRM",
            "TRANSP:TRANSPARENT, FIRM",
            "STATUS:TENTATIVE, TENTATIVE",
            "STATUS:tentative, TENTATIVE",
            "STATUS:SOMETHING, TENTATIVE",
            "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE, TENTATIVE"
        })
        void sayHowSureTheyAre(String line, Certainty certainty) {
            assertThat(entries(Ics.read(ONE.replace("UID:1", "UID:1\r\n" + line))))
                    .extracting(ICalendarEntry::certainty)
                    .containsExactly(certainty);
        }

        @Test
        void areGoneWhenCancelled() {
            assertThat(entries(Ics.read(ONE.replace("UID:1", "UID:1\r\nSTATUS:CANCELLED"))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DTSTART:yesterday",
                    "DTSTART:20260230T100000Z",
                    "DTSTART:20260601T250000Z",
                    "DTSTART:20260601T1000",
                    "DTSTART;VALUE=DATE:20260601T100000Z",
                    "DTSTART;VALUE=DATE-TIME:20260601",
                    "DTSTART:20260601T100000Z\r\nDTSTART:20260602T100000Z",
                    "SEQUENCE:x\r\nDTSTART:20260601T100000Z",
                    "SEQUENCE:1.5\r\nDTSTART:20260601T100000Z",
                    "SEQUENCE:\r\nDTSTART:20260601T100000Z",
                    "RDATE:20260601T100000Z/PT1H\r\nDTSTART:20260601T100000Z",
                    "RDATE;VALUE=PERIOD:20260601T100000Z\r\nDTSTART:20260601T100000Z"
                })
        void withTimesThatAreNoneAreAProblem(String lines) {
            assertThat(problemOf("UID:1", "SUMMARY:Night window", lines))
                    .contains("\"Night window\"")
                    .contains("UID 1");
        }

        @Test
        void withoutAStartAreAProblem() {
            assertThat(problemOf("UID:1", "SUMMARY:Night window")).satisfies(golden("event.no-start"));
        }

        @Test
        void tellWhoIsInvitedAndWhoInvites() {
            String text = calendar(event(
                    "UID:1",
                    "DTSTART:20260601T100000Z",
                    "DURATION:PT1H",
                    "ORGANIZER;CN=\"Boss; the\":MAILTO:boss@example.org",
                    "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:Ada@Example.org",
                    "ATTENDEE;MEMBER=\"mailto:a@x\",\"mailto:b@x\";PARTSTAT=ACCEPTED:mailto:bo@example.org",
                    "ATTENDEE:mailto:cy@example.org",
                    "ATTENDEE;PARTSTAT=DECLINED:di@example.org",
                    "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.org"));

            assertThat(entries(Ics.read(text))).singleElement().satisfies(entry -> {
                assertThat(entry.organizer())
                        .contains(new Participant("boss@example.org", "Boss; the", Participant.Answer.NONE, true));
                assertThat(entry.attendees())
                        .containsExactly(
                                new Participant("Ada@Example.org", "Ada", Participant.Answer.ACCEPTED, true),
                                new Participant("bo@example.org", "", Participant.Answer.ACCEPTED, true),
                                new Participant("cy@example.org", "", Participant.Answer.NONE, true),
                                new Participant("di@example.org", "", Participant.Answer.ANYTHING_ELSE, true),
                                new Participant("room@example.org", "", Participant.Answer.ACCEPTED, false));
            });
        }
    }
}
