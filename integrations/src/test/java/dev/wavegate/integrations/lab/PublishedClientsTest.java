package dev.wavegate.integrations.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.googlecalendar.GoogleCalendar;
import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
import dev.wavegate.integrations.googlecalendar.PushTarget;
import dev.wavegate.integrations.pagerduty.PagerDuty;
import dev.wavegate.integrations.pagerduty.PagerDutySettings;
import dev.wavegate.integrations.pagerduty.PagerDutySettings.TokenKind;
import dev.wavegate.simulators.google.GoogleCalendarSimulator;
import dev.wavegate.simulators.graph.GraphSettings;
import dev.wavegate.simulators.graph.GraphSimulator;
import dev.wavegate.simulators.pagerduty.PagerDutySimulator;
import dev.wavegate.simulators.servicenow.ServiceNowSettings;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our adapters and published clients of the vendors talk to the same simulators, and all that is said is held to the vendors' own
 * descriptions; {@code lab/clients} has the clients and runs this.
 */
@EnabledIfSystemProperty(named = PublishedClientsTest.PYTHON, matches = ".+")
class PublishedClientsTest {
    static final String PYTHON = "wavegate.clients";

    private static final Path CLIENTS = Path.of("..", "lab", "clients");
    private static final Path SAID = Path.of("target", "clients.txt");
    private static final Path SPECS = Path.of("..", "..", "shared", "specs");
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final TestClock CLOCK = TestClock.at(NOW);
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));

    @Test
    void workWithTheSimulatorsAsTheVendorsDescribeThem() throws IOException, InterruptedException {
        try (GoogleCalendarSimulator google =
                        GoogleCalendarSimulator.start(dev.wavegate.simulators.google.GoogleCalendarSettings.onPort(0)
                                .at(CLOCK));
                PagerDutySimulator pagerDuty =
                        PagerDutySimulator.start(dev.wavegate.simulators.pagerduty.PagerDutySettings.onPort(0)
                                .requiring("pd-key")
                                .granting("pd-token")
                                .at(CLOCK));
                GraphSimulator graph = GraphSimulator.start(
                        GraphSettings.onPort(0).allowing(100).at(CLOCK));
                ServiceNowSimulator serviceNow = ServiceNowSimulator.start(ServiceNowSettings.defaults())) {
            useGoogle(google.baseUri());
            usePagerDuty(pagerDuty.baseUri());

            runClients(List.of(
                    "--google", google.baseUri().toString(),
                    "--pagerduty", pagerDuty.baseUri().toString(),
                    "--graph", graph.baseUri().toString(),
                    "--servicenow", serviceNow.baseUri().toString(),
                    "--specs", SPECS.toString()));
        }
    }

    private static void useGoogle(URI root) {
        SimulatorControl control = new SimulatorControl(root);
        control.send("POST", "/_sim/exchanges", "{}");
        String night = "{\"summary\":\"Night\",\"start\":\"" + NOW + "\",\"end\":\""
                + NOW.plus(Duration.ofHours(4)) + "\",\"attendees\":[{\"email\":\"ada@example.org\","
                + "\"responseStatus\":\"accepted\"}]}";
        control.send(
                "POST", "/_sim/calendars", "[{\"id\":\"nights\",\"events\":[" + night + "]},{\"id\":\"bookings\"}]");
        PushTarget hook = new PushTarget(URI.create("https://hooks.invalid/hook"), new Secret("knock-knock"));
        GoogleCalendar connection = GoogleCalendar.connect(
                GoogleCalendarSettings.withoutCredentials(root).calling(hook), CLOCK);
        ScheduleRef nights = new ScheduleRef("google", "nights");
        ScheduleRef bookings = new ScheduleRef("google", "bookings");
        Booking booking = aBookingFor("r1", 1).of("ada@example.org", "site-ops").build();
        Booking moved = aBookingFor("r1", 1)
                .of("ada@example.org", "site-ops")
                .of("bo@example.org", "site-ops")
                .at(WEEK)
                .build();

        connection.selfTest();
        assertThat(connection.calendars().read(nights, WEEK).entries()).hasSize(1);
        assertThat(connection.rosters().read(nights, WEEK).presences()).hasSize(1);
        String cursor = connection.hints().since(nights, "").cursor();
        assertThat(connection.hints().since(nights, cursor).changed()).isFalse();
        connection.bookings().put(bookings, booking);
        connection.bookings().put(bookings, moved);
        connection.bookings().remove(bookings, booking.key());
        connection.bookings().put(bookings, booking);
        ScheduleWatches watches = connection.watches().orElseThrow();
        ScheduleWatch watch = watches.begin(nights);
        watches.end(watch);
    }

    private static void usePagerDuty(URI root) {
        SimulatorControl control = new SimulatorControl(root);
        control.send("POST", "/_sim/exchanges", "{}");
        String entries =
                "\"entries\":[{\"user\":{\"id\":\"PU1\",\"name\":\"Ada\",\"email\":\"ada@example.org\"},\"start\":\""
                        + WEEK.start() + "\",\"end\":\"" + WEEK.end() + "\"}]";
        control.send(
                "POST",
                "/_sim/schedules",
                "[{\"id\":\"PFW0001\"," + entries + "},{\"id\":\"PSHIFTS\",\"shiftBased\":true," + entries + "}]");
        PagerDuty connection =
                PagerDuty.connect(PagerDutySettings.of(root, new Secret("pd-token"), TokenKind.OAUTH), CLOCK);

        connection.selfTest();
        for (String name : List.of("PFW0001", "PSHIFTS", "policy/PEPFW0001", "policy/PEPFW0001/1")) {
            assertThat(connection
                            .rosters()
                            .read(new ScheduleRef("pagerduty", name), WEEK)
                            .presences())
                    .hasSize(1);
        }
        assertThat(connection
                        .rosters()
                        .read(new ScheduleRef("pagerduty", "policy/PEPFW0001/2"), WEEK)
                        .presences())
                .isEmpty();
    }

    private static void runClients(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty(PYTHON, ""), CLIENTS.resolve("check.py").toString()));
        command.addAll(arguments);
        Process clients = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(SAID.toFile())
                .start();
        try {
            assertThat(clients.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(clients.exitValue()).as(Files.readString(SAID)).isZero();
        } finally {
            clients.destroyForcibly();
        }
    }
}
