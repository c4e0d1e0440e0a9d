package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.google.GoogleCalendarSimulator;
import dev.wavegate.simulators.google.ServiceAccount;
import dev.wavegate.testkit.window.MaintenanceCalendarsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.integrations.googlecalendar.GoogleLab.event;
import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class GoogleMaintenanceCalendarsTest extends MaintenanceCalendarsContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Interval YEAR =
            new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @RegisterExtension
    static final GoogleLab lab = new GoogleLab();

    private GoogleCalendar connection;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect();
    }

    @Override
    protected MaintenanceCalendars calendars() {
        return connection.calendars();
    }

    @Override
    protected void plan(String name, List<CalendarEntry> entries) {
        lab.plan(
                name,
                BERLIN,
                entries.stream()
                        .map(entry -> event(
                                        entry.title(),
                                        entry.interval().start().toString(),
                                        entry.interval().end().toString())
                                .put("status", entry.certainty() == Certainty.FIRM ? "confirmed" : "tentative"))
                        .toList());
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("google", name);
    }

    private CalendarSnapshot read(String name) {
        return calendars().read(ref(name), YEAR);
    }

    @Test
    void letsWholeDaysBeginInTheZoneOfTheCalendar() {
        lab.plan("freeze", BERLIN, List.of(event("Peak", "2026-11-27", "2026-12-01")));
        lab.plan("summer", BERLIN, List.of(event("Fair", "2026-03-29", "2026-03-30")));

        assertThat(read("freeze").entries())
                .extracting(CalendarEntry::interval)
                .containsExactly(
                        new Interval(Instant.parse("2026-11-26T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z")));
        assertThat(read("summer").entries())
                .extracting(entry -> entry.interval().duration())
                .containsExactly(Duration.ofHours(23));
    }

    /** Somebody's time may be free meanwhile; the calendar is open all the same. */
    @Test
    void trap09TakesNoNoticeOfWhetherAnEntryKeepsAnybodyBusy() {
        lab.plan(
                "maintenance",
                BERLIN,
                List.of(
                        event("Night", "2026-11-21T01:00:00Z", "2026-11-21T03:00:00Z")
                                .put("transparency", "transparent"),
                        event("Day", "2026-11-22T01:00:00Z", "2026-11-22T03:00:00Z")
                                .put("transparency", "opaque")));

        assertThat(read("maintenance").entries())
                .extracting(CalendarEntry::title, CalendarEntry::certainty)
                .containsExactly(tuple("Night", Certainty.FIRM), tuple("Day", Certainty.FIRM));
    }

    @Test
    void expandsWhatRepeatsAcrossTheChangeOfTheClocks() {
        var weekly = event("Night", "2026-10-18T22:00:00+02:00", "2026-10-19T02:00:00+02:00");
        weekly.putArray("recurrence").add("RRULE:FREQ=WEEKLY;COUNT=3");
        lab.plan("nights", BERLIN, List.of(weekly));

        assertThat(read("nights").entries())
                .extracting(entry -> entry.interval().start())
                .containsExactly(
                        Instant.parse("2026-10-18T20:00:00Z"),
                        Instant.parse("2026-10-25T21:00:00Z"),
                        Instant.parse("2026-11-01T21:00:00Z"));
    }

    @Test
    void readsOnThroughShortAndEmptyPages() {
        lab.plan(
                "maintenance",
                BERLIN,
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day ->
                                event("Night", "2026-11-0" + day + "T22:00:00Z", "2026-11-0" + day + "T23:00:00Z"))
                        .toList());
        lab.control().send("POST", "/_sim/paging", "{\"largest\":2,\"emptyFirst\":true}");

        assertThat(read("maintenance").entries()).hasSize(7);
        assertThat(read("maintenance").complete()).isTrue();
        assertThat(lab.control().seen("GET", GoogleLab.events("maintenance"))).isEqualTo(2 * 5);
    }

    @Test
    void doesNotWaitForPagesThatNeverEnd() {
        plan("maintenance", List.of());
        lab.control().send("POST", "/_sim/paging", "{\"emptyFirst\":true}");
        // Every look at this clock takes half a minute, and a page costs more than one.
        Clock slow = new Clock() {
            @Override
            public Instant instant() {
                lab.clock().advance(Duration.ofSeconds(30));
                return lab.clock().instant();
            }

            @Override
            public ZoneId getZone() {
                return BERLIN;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        MaintenanceCalendars patient = GoogleCalendar.connect(
                        GoogleCalendarSettings.withoutCredentials(lab.root()), slow)
                .calendars();

        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> patient.read(ref("maintenance"), YEAR)))
                .satisfies(goldenMessage("google.pages-timeout"));
    }

    @Test
    void waitsForAnAnswerOnlySoLong() {
        plan("maintenance", List.of());
        lab.control().delay(2_000, "GET", GoogleLab.events("maintenance"));
        GoogleCalendarSettings hasty = GoogleCalendarSettings.withoutCredentials(lab.root())
                .withHttp(HttpSettings.defaults()
                        .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(200)));

        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> GoogleCalendar.connect(hasty, lab.clock()).calendars().read(ref("maintenance"), YEAR));
    }

    @Test
    void takesNoBookingOfOursForAWindow() {
        plan("maintenance", List.of());
        BookingReceipt receipt = connection
                .bookings()
                .put(ref("maintenance"), aBookingFor("r1", 1).build());
        assertThat(receipt.remark()).isEmpty();

        assertThat(read("maintenance").entries()).isEmpty();
        assertThat(read("maintenance").complete()).isTrue();
    }

    @Test
    void leavesOutWhatWasCancelled() {
        lab.plan(
                "maintenance",
                BERLIN,
                List.of(
                        event("Off", "2026-11-21T01:00:00Z", "2026-11-21T03:00:00Z")
                                .put("status", "cancelled"),
                        event("On", "2026-11-22T01:00:00Z", "2026-11-22T03:00:00Z")));

        assertThat(read("maintenance").entries())
                .extracting(CalendarEntry::title)
                .containsExactly("On");
    }

    @ParameterizedTest
    @CsvSource({"malformed, 1", "html, 1", "drop, 5"})
    void takesNonsenseForSilence(String kind, int times) {
        plan("maintenance", List.of());
        lab.control().fault(kind, "GET", GoogleLab.events("maintenance"), times);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read("maintenance"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, CALENDAR_INVALID",
        "401, CALENDAR_DENIED",
        "404, CALENDAR_MISSING",
        "500, SYSTEM_UNAVAILABLE",
        "503, SYSTEM_UNAVAILABLE"
    })
    void translatesRefusals(int status, FailureCode code) {
        plan("maintenance", List.of());
        lab.control().refuse(status, "GET", GoogleLab.events("maintenance"), 0);

        assertFails(code, () -> read("maintenance"));
    }

    @Test
    void waitsTheSecondsThatItIsAskedTo() {
        Instant before = lab.clock().instant();
        plan("maintenance", List.of());
        lab.control().refuse(429, "GET", GoogleLab.events("maintenance"), 7);

        assertThat(read("maintenance").complete()).isTrue();

        assertThat(lab.clock().instant()).isEqualTo(before.plusSeconds(7));
    }

    @Test
    void passesOnALongWaitAndStaysAway() {
        plan("maintenance", List.of());
        lab.control().refuse(429, "GET", GoogleLab.events("maintenance"), 70);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> read("maintenance"))
                        .retryAfter())
                .contains(Duration.ofSeconds(70));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> read("maintenance"));
        assertThat(lab.control().seen("GET", GoogleLab.events("maintenance"))).isEqualTo(1);
        lab.clock().advance(Duration.ofSeconds(70));
        assertThat(read("maintenance").complete()).isTrue();
    }

    @Test
    void logsInAsAServiceAccount(@TempDir Path folder) throws IOException {
        ServiceAccount account = ServiceAccount.named("wavegate");
        try (GoogleCalendarSimulator strict = GoogleCalendarSimulator.start(
                dev.wavegate.simulators.google.GoogleCalendarSettings.onPort(0).requiring(account))) {
            Path key = Files.writeString(folder.resolve("key.json"), account.keyFile(strict.baseUri()));
            SimulatorControl control = new SimulatorControl(strict.baseUri());
            GoogleCalendarSettings settings =
                    GoogleCalendarSettings.withoutCredentials(strict.baseUri()).withKeyFile(key);

            GoogleCalendar.connect(settings, Clock.systemUTC()).selfTest();
            assertThat(control.seen("POST", "/token")).isEqualTo(1);

            assertFails(
                    FailureCode.CALENDAR_DENIED,
                    () -> GoogleCalendar.connect(
                                    GoogleCalendarSettings.withoutCredentials(strict.baseUri()), Clock.systemUTC())
                            .selfTest());
            Path stranger = Files.writeString(
                    folder.resolve("stranger.json"),
                    ServiceAccount.named("wavegate").keyFile(strict.baseUri()));
            assertFails(
                    FailureCode.CALENDAR_DENIED,
                    () -> GoogleCalendar.connect(
                                    GoogleCalendarSettings.withoutCredentials(strict.baseUri())
                                            .withKeyFile(stranger),
                                    Clock.systemUTC())
                            .selfTest());
        }
    }

    @Test
    void refusesAKeyFileThatIsNone(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key.json"), "{\"private_key\":\"hunter2\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoogleCalendar.connect(GoogleCalendarSettings.of(key), Clock.systemUTC()))
                .withMessageContaining("key.json")
                .withMessageNotContaining("hunter2");
    }
}
