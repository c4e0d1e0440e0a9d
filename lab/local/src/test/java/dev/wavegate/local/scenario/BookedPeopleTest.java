package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.local.LocalStack;
import dev.wavegate.local.simulation.Seeding;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who is booked, who waits for them, and what people see of it in their calendar. */
@TestInstance(Lifecycle.PER_CLASS)
class BookedPeopleTest {
    /** As a calendar of bookings would be found in years to come: by the name of rollout, wave and part alone. */
    private static final String ID = "a2137805dd1b5dba61a74e563f37a5399c1c1fdd10a0d84a302a347bd31af9f6";

    private static final String DROPPED = "108c9f78f162725a3d49b367765c711a80d0bd95ad5c7da4111b7cf9d543f023";

    private LocalStack stack;
    private World world;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        stack = LocalStack.in(home)
                .withEngine(Engines.chosen())
                .withSimulators(SimulatorSettings.of(SimulatorPorts.ANY, Seeding::openForAMonth))
                // What one scenario leaves in its calendars is not planned by in the next one.
                .with("wavegate.feeds.freshness", "1s")
                .start();
        world = new World(stack.api(), stack.outside());
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @BeforeEach
    void aQuietDay() {
        world.onAQuietDay();
    }

    @Test
    void theyAreShownMovedAndForgottenInTheirCalendar() {
        world.schedules().openFrom(Duration.ofHours(1), Duration.ofDays(1));
        Rollout rollout = world.startAndApprove(plan("booked"));
        rollout.awaitEvent("window.found");

        JsonNode first = awaitBooking(event -> startOf(event).isBefore(in(Duration.ofMinutes(61))));
        assertThat(first.path("summary").asText()).contains("wave broad", "booked");
        assertThat(first.path("description").asText())
                .contains("thermostat 4.2.1", "Cleo Example, cleo@example.org: firmware-oncall")
                .contains(world.tickets().changeOf("booked").path("number").asText());

        world.schedules().onCallFrom(Duration.ofHours(2), "Cleo Example", "cleo@example.org");
        JsonNode moved = awaitBooking(event -> startOf(event).isAfter(in(Duration.ofMinutes(110))));
        assertThat(moved.path("id").asText()).isEqualTo(first.path("id").asText());
        assertThat(rollout.awaitEvent("window.moved")).contains("firmware-oncall", "pagerduty:PFW0001");

        world.tickets().cancel("booked");
        assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
        await("the booking to be removed")
                .atMost(Duration.ofMinutes(4))
                .until(() -> world.schedules().booking(ID).isEmpty());
    }

    @Test
    @EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
    void theyAreForgottenInTheirCalendarAfterAnAbort() {
        world.schedules().openFrom(Duration.ofHours(1), Duration.ofDays(1));
        Rollout rollout = world.startAndApprove(plan("dropped"));
        rollout.awaitEvent("window.found");
        await("the booking")
                .atMost(Duration.ofMinutes(4))
                .until(() -> world.schedules().booking(DROPPED).isPresent());

        rollout.command("abort").expecting(200);

        assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
        await("the booking to be removed")
                .atMost(Duration.ofMinutes(4))
                .until(() -> world.schedules().booking(DROPPED).isEmpty());
    }

    @Test
    void nobodyWaitsLongForSomebodyWhoHasBecomeFree() {
        world.schedules().openFrom(Duration.ofHours(1), Duration.ofDays(1));
        // Planned for now, because nobody is booked yet; a rollout does not begin before its change is planned.
        Rollout second = world.start(
                plan("second-come").among("eu").openIn("ics:maintenance").wave("broad", "100%", ", duration: 2h"));
        world.awaitRequestFor(second);
        Rollout first = world.startAndApprove(plan("first-come").among("us").wave("broad", "100%", ", duration: 20h"));
        first.awaitEvent("window.found");
        world.tickets().approve("second-come");
        second.awaitEvent("window.found");

        world.tickets().cancel("first-come");

        assertThat(first.awaitEnd()).isEqualTo("CANCELLED");
        assertThat(second.awaitEnd()).isEqualTo("COMPLETED");
    }

    @Test
    void whoSharesPeopleDoesNotWaitForThem() {
        world.schedules().openFrom(Duration.ofHours(1), Duration.ofDays(1));
        Rollout first = world.startAndApprove(plan("booking").among("us").wave("broad", "100%", ", duration: 20h"));
        first.awaitEvent("window.found");

        Rollout second = world.startAndApprove(plan("sharing")
                .among("eu")
                .openIn("ics:maintenance")
                .wave("broad", "100%", ", duration: 2h")
                .sharingPeople());

        assertThat(second.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(second.eventsOf("window.found")).isEmpty();
        world.tickets().cancel("booking");
        assertThat(first.awaitEnd()).isEqualTo("CANCELLED");
    }

    private JsonNode awaitBooking(Predicate<JsonNode> as) {
        return await("the booking")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> world.schedules().booking(ID),
                        event -> event.filter(as).isPresent())
                .orElseThrow();
    }

    private static Instant startOf(JsonNode event) {
        return OffsetDateTime.parse(event.path("start").path("dateTime").asText())
                .toInstant();
    }

    private static Instant in(Duration fromNow) {
        return Instant.now().plus(fromNow);
    }
}
