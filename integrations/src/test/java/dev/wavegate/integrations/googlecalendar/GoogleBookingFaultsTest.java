package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.integrations.lab.Persistence;
import dev.wavegate.simulators.google.ServiceAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.hours;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class GoogleBookingFaultsTest {
    private static final String CALENDAR = "ota";
    private static final ScheduleRef REF = new ScheduleRef("google", CALENDAR);
    private static final Booking BOOKING =
            aBookingFor("r1", 1).of("ada@example.org", "site-ops").build();
    private static final Booking MOVED = aBookingFor("r1", 1)
            .of("ada@example.org", "site-ops")
            .at(hours(34, 38))
            .build();
    private static final String EVENTS = GoogleLab.events(CALENDAR);
    private static final String EVENT = EVENTS + "/" + BOOKING.key().id();

    @RegisterExtension
    static final GoogleLab lab = new GoogleLab();

    private BookingCalendars calendars;

    @BeforeEach
    void beginAnew() {
        lab.plan(CALENDAR, ZoneOffset.UTC, List.of());
        calendars = lab.connect().bookings();
    }

    private static void fault(String kind, String method, String path) {
        if (kind.matches("[0-9]+")) {
            lab.control().refuse(Integer.parseInt(kind), method, path, kind.equals("429") ? 30 : 0);
        } else {
            lab.control().fault(kind, method, path);
        }
    }

    /** Google says with the same 403 that there were too many calls, and then nothing was done. */
    private static FailureCode expected(String kind) {
        return kind.equals("429") || kind.equals("403")
                ? FailureCode.SYSTEM_THROTTLED
                : FailureCode.SYSTEM_OUTCOME_UNKNOWN;
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "503", "429", "403"})
    void endsWithOneEventHoweverTheAnswerWasLost(String kind) {
        fault(kind, "POST", EVENTS);

        assertThat(Persistence.untilDone(lab.clock(), () -> calendars.put(REF, BOOKING)))
                .containsExactly(expected(kind));

        JsonNode items = lab.control().json(EVENTS).path("items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/id").asText()).isEqualTo(BOOKING.key().id());
        assertThat(items.at("/0/attendees")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "503", "429", "403"})
    void endsWithTheEventMovedHoweverTheAnswerWasLost(String kind) {
        calendars.put(REF, BOOKING);
        fault(kind, "PATCH", EVENT);

        assertThat(Persistence.untilDone(lab.clock(), () -> calendars.put(REF, MOVED)))
                .containsExactly(expected(kind));

        assertThat(lab.control().json(EVENTS).at("/items/0/start/dateTime").asText())
                .isEqualTo("2026-12-02T22:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "500", "503", "429", "403"})
    void endsWithNoEventHoweverTheAnswerWasLost(String kind) {
        calendars.put(REF, BOOKING);
        fault(kind, "DELETE", EVENT);

        assertThat(Persistence.untilDone(lab.clock(), () -> calendars.remove(REF, BOOKING.key())))
                .containsExactly(expected(kind));

        assertThat(lab.control().json(EVENTS).path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void endsWithTheEventBackHoweverTheAnswerWasLost(String kind) {
        calendars.put(REF, BOOKING);
        calendars.remove(REF, BOOKING.key());
        fault(kind, "PUT", EVENT);

        assertThat(Persistence.untilDone(lab.clock(), () -> calendars.put(REF, MOVED)))
                .containsExactly(expected(kind));

        assertThat(lab.control().json(EVENTS).path("items")).hasSize(1);
    }

    @Test
    void writesNothingTwiceOnItsOwn() {
        fault("drop", "POST", EVENTS);

        assertFails(FailureCode.SYSTEM_OUTCOME_UNKNOWN, () -> calendars.put(REF, BOOKING));

        assertThat(lab.control().seen("POST", EVENTS)).isEqualTo(1);
    }

    @Test
    void knowsThatAWriteToNobodyHadNoEffect() {
        BookingCalendars nobody = GoogleCalendar.connect(
                        GoogleCalendarSettings.withoutCredentials(URI.create("http://127.0.0.1:1/")), lab.clock())
                .bookings();

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> nobody.put(REF, BOOKING));
    }

    @Test
    void knowsThatAWriteWithoutATokenHadNoEffect(@TempDir Path folder) throws IOException {
        String keyFile = ServiceAccount.named("wavegate").keyFile(lab.root());
        Path key = Files.writeString(folder.resolve("key.json"), keyFile);
        EventWrites tokenless =
                lab.writes(GoogleCalendarSettings.withoutCredentials(lab.root()).withKeyFile(key));
        fault("503", "POST", "/token");

        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> tokenless.insert(CALENDAR, new BookingEvent(BOOKING).fresh(true)));

        assertThat(lab.control().seen("POST", "/token")).isEqualTo(1);
        assertThat(lab.control().seen("POST", EVENTS)).isZero();
    }
}
