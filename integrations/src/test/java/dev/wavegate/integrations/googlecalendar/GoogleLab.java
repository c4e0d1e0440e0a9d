package dev.wavegate.integrations.googlecalendar;

import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.lab.SimulatorLab;
import dev.wavegate.simulators.google.GoogleCalendarSimulator;
import dev.wavegate.testkit.schedule.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulated Google Calendar that asks nobody who they are. */
final class GoogleLab extends SimulatorLab<GoogleCalendarSimulator> {
    GoogleLab() {
        super(
                TestClock.at("2026-11-29T12:00:00Z"),
                clock -> GoogleCalendarSimulator.start(dev.wavegate.simulators.google.GoogleCalendarSettings.onPort(0)
                        .at(clock)));
    }

    GoogleCalendar connect() {
        return GoogleCalendar.connect(settings(), clock());
    }

    /** Without the usual limit of calls a second, for which the clock of a test does not stand still. */
    GoogleCalendarSettings settings() {
        GoogleCalendarSettings usual =
                GoogleCalendarSettings.withoutCredentials(simulator().baseUri());
        return usual.withHttp(usual.http().withRequestsPerSecond(1_000).withPause(clock()::advance));
    }

    /** Single events, by a client with this patience. */
    EventWrites writes(HttpSettings http) {
        return writes(
                GoogleCalendarSettings.withoutCredentials(simulator().baseUri()).withHttp(http));
    }

    /** Single events. */
    EventWrites writes(GoogleCalendarSettings settings) {
        GuardedSystem system = new GuardedSystem(GoogleCalendar.NAME, settings.http(), clock());
        return new EventWrites(
                GoogleCalendar.client(settings),
                new GoogleCalls(system, GoogleCalendar.CALENDAR_CODES, clock()),
                settings.notices());
    }

    static String events(String calendar) {
        return "/calendar/v3/calendars/" + calendar + "/events";
    }

    void plan(String calendar, ZoneId zone, List<ObjectNode> events) {
        ObjectNode planned = SimulatorControl.object().put("id", calendar).put("timeZone", zone.getId());
        planned.putArray("events").addAll(events);
        assertThat(control()
                        .send("POST", "/_sim/calendars", "[" + planned + "]")
                        .statusCode())
                .isBetween(200, 299);
    }

    static ObjectNode event(String summary, String start, String end) {
        return SimulatorControl.object()
                .put("summary", summary)
                .put("start", start)
                .put("end", end)
                .put("status", "confirmed");
    }
}
