package dev.wavegate.integrations.ics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.icalendar.SkippedTimes;
import dev.wavegate.testkit.window.MaintenanceCalendarsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.integrations.ics.IcsLab.AUTUMN;
import static dev.wavegate.integrations.ics.IcsLab.calendar;
import static dev.wavegate.integrations.ics.IcsLab.event;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IcsMaintenanceCalendarsTest extends MaintenanceCalendarsContract {
    private static final String FEED = "maintenance-eu";
    private static final Interval NIGHT =
            new Interval(Instant.parse("2026-12-01T22:00:00Z"), Instant.parse("2026-12-02T02:00:00Z"));
    private static final String ONE_NIGHT = calendar(List.of(event(NIGHT, "Night")));

    @RegisterExtension
    static final IcsLab lab = new IcsLab();

    private Ics connection;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect(FEED, lab.feed(FEED).mayBeEmpty(true));
    }

    @Override
    protected MaintenanceCalendars calendars() {
        return connection.calendars();
    }

    @Override
    protected void plan(String name, List<CalendarEntry> entries) {
        lab.publish(name, IcsLab.calendarOf(entries));
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("ics", name);
    }

    private CalendarSnapshot read() {
        return calendars().read(ref(FEED), AUTUMN);
    }

    private CalendarSnapshot readSample(String name) {
        return lab.connect(FEED, lab.feed(name)).calendars().read(ref(FEED), AUTUMN);
    }

    private static List<String> intervals(CalendarSnapshot reading) {
        assertThat(reading.complete()).isTrue();
        return reading.entries().stream()
                .map(entry -> entry.interval().start() + "/" + entry.interval().end())
                .toList();
    }

    @Test
    void readsWhatOutlookWrites() {
        assertThat(intervals(readSample("windows-zones.ics")))
                .containsExactly(
                        "2026-10-20T20:00:00Z/2026-10-21T00:00:00Z",
                        "2026-10-27T21:00:00Z/2026-10-28T01:00:00Z",
                        "2026-11-03T03:00:00Z/2026-11-03T04:00:00Z",
                        "2026-11-03T21:00:00Z/2026-11-04T01:00:00Z");
        assertThat(readSample("windows-zones.ics").entries())
                .extracting(CalendarEntry::certainty)
                .containsExactly(Certainty.FIRM, Certainty.FIRM, Certainty.TENTATIVE, Certainty.FIRM);
    }

    @Test
    void readsZonesThatACalendarDescribes() {
        assertThat(intervals(readSample("described-zone.ics")))
                .containsExactly(
                        "2026-11-01T02:00:00Z/2026-11-01T03:00:00Z", "2026-11-02T03:00:00Z/2026-11-02T04:00:00Z");
    }

    @Test
    void readsTimesWithoutAZoneByItsOwnClocks() {
        lab.publish(FEED, ONE_NIGHT.replace("00Z\r\n", "00\r\n"));

        // 22:00 in Berlin, which is the zone of the feed.
        assertThat(intervals(read())).containsExactly("2026-12-01T21:00:00Z/2026-12-02T01:00:00Z");
    }

    @Test
    void concludesNothingFromTimesWithoutAZoneIfTheCalendarNamesAnother() {
        CalendarSnapshot sample = readSample("floating.ics");

        assertThat(sample.complete()).isFalse();
        // The other event is of whole days, which no zone moves to another date.
        assertThat(sample.entries())
                .extracting(CalendarEntry::interval)
                .containsExactly(
                        new Interval(Instant.parse("2026-11-26T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z")));
    }

    @Test
    void readsWhatWasMovedAndCancelled() {
        assertThat(intervals(readSample("moved-and-cancelled.ics")))
                .containsExactly(
                        "2026-11-02T21:00:00Z/2026-11-03T01:00:00Z",
                        "2026-11-05T21:00:00Z/2026-11-06T01:00:00Z",
                        "2026-11-10T19:00:00Z/2026-11-10T20:00:00Z");
        assertThat(intervals(readSample("this-and-future.ics")))
                .containsExactly(
                        "2026-10-19T20:00:00Z/2026-10-19T22:00:00Z",
                        "2026-10-26T21:00:00Z/2026-10-26T23:00:00Z",
                        "2026-11-03T22:00:00Z/2026-11-03T23:00:00Z",
                        "2026-11-10T22:00:00Z/2026-11-10T23:00:00Z");
    }

    @Test
    void concludesNothingFromWhatItDoesNotUnderstand() {
        assertThat(readSample("availability.ics").complete()).isFalse();

        lab.publish(
                FEED,
                ONE_NIGHT.replace("DTSTART:", "DTSTART;TZID=Mars/Olympus:").replace("00Z", "00"));
        assertThat(read().complete()).isFalse();
    }

    @Test
    void saysOnceWhatIsUnclear() {
        Logger logger = (Logger) LoggerFactory.getLogger(IcsFeed.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            lab.publish(FEED, ONE_NIGHT.replace("DTEND", "X-END").replace("SUMMARY", "RRULE:FREQ=HOURLY\r\nSUMMARY"));
            read();
            read();
            lab.publish(FEED, ONE_NIGHT);
            read();

            assertThat(log.list)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getKeyValuePairs().toString())
                            .contains("ICS calendar maintenance-eu", "\"Night\" (line 3, ", "HOURLY"));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void leavesOutOrShiftsSkippedTimesAsConfigured() {
        lab.publish(
                FEED,
                calendar(List.of("BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=America/New_York:20260307T023000\r\n"
                        + "DURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\n")));
        Interval march = new Interval(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(calendars().read(ref(FEED), march).entries())
                .extracting(entry -> entry.interval().start())
                .contains(Instant.parse("2026-03-08T07:30:00Z"));
        assertThat(lab.connect(FEED, lab.feed(FEED).with(SkippedTimes.OMIT))
                        .calendars()
                        .read(ref(FEED), march)
                        .entries())
                .extracting(entry -> entry.interval().start())
                .contains(Instant.parse("2026-03-09T06:30:00Z"))
                .doesNotContain(Instant.parse("2026-03-08T07:30:00Z"));
    }

    @Test
    void doesNotBelieveAnEmptyCalendarUnlessToldTo() {
        lab.publish(FEED, calendar(List.of()));

        Failure failure = assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> lab.connect(FEED, lab.feed(FEED)).calendars().read(ref(FEED), AUTUMN));
        assertThat(failure.detail()).satisfies(golden("ics.no-events"));
        assertThat(read().complete()).isTrue();
    }

    @Test
    void aCalendarWhoseEventsAreAllElsewhereIsNotEmpty() {
        Interval longAgo = new Interval(Instant.parse("2016-12-01T22:00:00Z"), Instant.parse("2016-12-02T02:00:00Z"));
        lab.publish(FEED, calendar(List.of(event(longAgo, "Old"))));

        assertThat(lab.connect(FEED, lab.feed(FEED))
                        .calendars()
                        .read(ref(FEED), AUTUMN)
                        .complete())
                .isTrue();
    }

    @Test
    void asksOnlyWhetherAnythingHasChanged() {
        lab.publish(FEED, ONE_NIGHT);
        read();

        assertThat(read().entries()).hasSize(1);
        assertThat(connection.rosters().read(ref(FEED), AUTUMN).presences()).hasSize(1);
        assertThat(statuses()).containsExactly(200, 304, 304);

        lab.publish(FEED, calendar(List.of(event(NIGHT, "Night"), event(AUTUMN, "All autumn"))));
        assertThat(read().entries()).hasSize(2);
        assertThat(statuses()).endsWith(200);
    }

    @Test
    void readsAllOfItFromServersThatNameNoVersions() {
        lab.publish(FEED, "?validators=false", ONE_NIGHT);
        read();
        read();

        assertThat(statuses()).containsExactly(200, 200);
    }

    @Test
    void doesNotKeepHalfACalendarUnderTheNameOfTheWhole() {
        lab.publish(FEED, ONE_NIGHT);
        lab.control().fault("malformed", "GET", lab.path(FEED));

        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read).detail())
                .satisfies(golden("ics.truncated"));
        assertThat(read().entries()).hasSize(1);
        assertThat(statuses()).containsExactly(200, 200);
    }

    @ParameterizedTest
    @CsvSource({"html, 1", "drop, 2"})
    void takesNonsenseForSilence(String kind, int times) {
        lab.publish(FEED, ONE_NIGHT);
        lab.control().fault(kind, "GET", lab.path(FEED), times);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
        assertThat(read().entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "", "{}"})
    void takesAPageServedAsACalendarForSilence(String text) {
        lab.publish(FEED, text);

        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read).detail())
                .satisfies(golden("ics.not-a-calendar"));
    }

    @Test
    void breaksOffWhatIsTooLong() {
        String padding = IntStream.range(0, 120_000)
                .mapToObj(line -> "X-PADDING:" + "x".repeat(90) + "\r\n")
                .collect(Collectors.joining());
        lab.publish(FEED, ONE_NIGHT.replace("BEGIN:VEVENT", padding + "BEGIN:VEVENT"));

        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read).detail())
                .satisfies(golden("ics.too-large"));
    }

    @ParameterizedTest
    @CsvSource({
        "301, SYSTEM_UNAVAILABLE",
        "400, CALENDAR_INVALID",
        "401, CALENDAR_DENIED",
        "403, CALENDAR_DENIED",
        "404, CALENDAR_MISSING",
        "410, CALENDAR_MISSING",
        "500, SYSTEM_UNAVAILABLE"
    })
    void translatesRefusals(int status, FailureCode code) {
        lab.publish(FEED, ONE_NIGHT);
        lab.control().refuse(status, "GET", lab.path(FEED), 0);

        assertFails(code, this::read);
    }

    @Test
    void waitsTheSecondsThatItIsAskedTo() {
        Instant before = lab.clock().instant();
        lab.publish(FEED, ONE_NIGHT);
        lab.control().refuse(429, "GET", lab.path(FEED), 7);

        assertThat(read().complete()).isTrue();

        assertThat(lab.clock().instant()).isEqualTo(before.plusSeconds(7));
    }

    @Test
    void passesOnALongWaitAndStaysAway() {
        lab.publish(FEED, ONE_NIGHT);
        lab.control().refuse(429, "GET", lab.path(FEED), 70);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> read()).retryAfter())
                .contains(Duration.ofSeconds(70));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> read());
        assertThat(lab.control().seen("GET", lab.path(FEED))).isEqualTo(1);
        lab.clock().advance(Duration.ofSeconds(70));
        assertThat(read().complete()).isTrue();
    }

    @Test
    void refusesWhatIsOlderThanItMayBe() {
        lab.publish(FEED, ONE_NIGHT);
        connection = lab.connect(FEED, lab.feed(FEED).withMaxAge(Duration.ofHours(1)));
        assertThat(read().complete()).isTrue();

        lab.clock().advance(Duration.ofMinutes(61));

        // The server says that it is the same, which does not make it younger.
        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read).detail())
                .satisfies(golden(
                        "ics.too-old", ReadableTime.of(lab.clock().instant().minus(Duration.ofMinutes(61)))));
        assertThat(statuses()).containsExactly(200, 304);
        lab.publish(FEED, ONE_NIGHT + "\r\n");
        assertThat(read().complete()).isTrue();
        lab.publish(FEED, "?validators=false", ONE_NIGHT);
        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read).detail())
                .satisfies(golden("ics.no-modification-time"));
    }

    @Test
    void seesWhatWasPublishedWhenTheServerShowsIt() {
        lab.publish(FEED, ONE_NIGHT);
        lab.publish(FEED, "?lag=PT1H", calendar(List.of(event(NIGHT, "Night"), event(AUTUMN, "Late freeze"))));
        assertThat(read().entries()).hasSize(1);

        lab.clock().advance(Duration.ofHours(1));

        assertThat(read().entries()).hasSize(2);
    }

    @Test
    void testsItself() {
        lab.publish(FEED, ONE_NIGHT);
        connection.selfTest(FEED);
        lab.publish(FEED, "<html></html>");

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> connection.selfTest(FEED));
    }

    @Test
    void tellsNobodyItsAddress() {
        String secret = "private-5e1d0f";
        IcsFeedSettings settings = lab.feed(FEED);
        assertThat(settings.toString()).doesNotContain(secret);
        for (String kind : List.of("html", "malformed", "drop")) {
            lab.publish(FEED, ONE_NIGHT);
            lab.control().fault(kind, "GET", lab.path(FEED), 2);
            assertSilent(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read), secret);
            lab.control().send("DELETE", "/_sim/faults", "");
        }
        lab.control().refuse(500, "GET", lab.path(FEED), 0);
        assertSilent(assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read), secret);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcsPlace.Web(new Secret("ftp://example.org/" + secret)))
                .satisfies(wrong -> assertSilent(wrong, secret));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcsPlace.Web(new Secret("https://example.org/ " + secret)))
                .satisfies(wrong -> assertSilent(wrong, secret));
    }

    @Test
    void fetchesWebcalAddressesOverHttps() {
        assertThat(new IcsPlace.Web(new Secret("webcal://example.org/freeze.ics")).uri())
                .hasToString("https://example.org/freeze.ics");
    }

    private static void assertSilent(Throwable failure, String secret) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(secret);
        }
    }

    private static List<Integer> statuses() {
        return IntStream.range(0, lab.control().json("/_sim/requests").size())
                .mapToObj(number -> lab.control()
                        .json("/_sim/requests")
                        .path(number)
                        .path("status")
                        .asInt())
                .toList();
    }
}
