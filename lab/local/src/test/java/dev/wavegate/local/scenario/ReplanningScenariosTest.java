package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How a rollout moves by itself when calendars and shifts do. Each has a world of its own: what is left in the calendars is
 * what the next change would be planned by.
 */
class ReplanningScenariosTest {
    private Stage stage;

    @BeforeEach
    void aQuietDay(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        stage = Stage.in(home);
        world().onAQuietDay();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private World world() {
        return stage.world();
    }

    @Test
    void aShiftThatEndsInMidWaveHoldsItUntilSomebodyComes() {
        Rollout rollout = world().startAndApprove(plan("left-alone").unproven(2));
        rollout.awaitEvent("wave.dispatched");
        world().schedules().nobodyOnCall();

        String reason = rollout.awaitHold("firmware-oncall");
        rollout.awaitEvent("wave.unfinished");
        int asked = world().fleet().assigned("4.2.1");
        world().schedules().onCall("Cleo Example", "cleo@example.org");

        assertThat(reason).contains("pagerduty:PFW0001");
        assertThat(asked).isLessThan(60);
        assertThat(rollout.eventsOf("window.coverage-lost")).hasSize(1);
        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
        assertThat(world().fleet().duplicates()).isEmpty();
    }

    @Test
    void aShiftThatIsDeletedWhileWaitingMovesTheWindowTheBookingAndThePlannedDates() {
        world().schedules().openFrom(Duration.ofHours(1), Duration.ofDays(3));
        Rollout rollout = world().startAndApprove(plan("deserted"));
        rollout.awaitEvent("window.found");
        JsonNode first = awaitBooking("deserted", event -> true);
        JsonNode planned = world().tickets().changeOf("deserted");

        // The shift of now is gone; the next one begins in a day and a half.
        world().schedules().onCallFrom(Duration.ofHours(36), "Cleo Example", "cleo@example.org");

        assertThat(rollout.awaitEvent("window.moved")).contains("firmware-oncall", "pagerduty:PFW0001");
        JsonNode moved = awaitBooking("deserted", event -> startOf(event).compareTo(startOf(first)) > 0);
        assertThat(moved.path("id").asText()).isEqualTo(first.path("id").asText());
        rollout.awaitHold(rollout.awaitEvent("change.replanned"));
        JsonNode replanned = world().tickets().changeOf("deserted");
        assertThat(replanned.path("start_date").asText())
                .isGreaterThan(planned.path("end_date").asText());
        assertThat(replanned.path("on_hold").asText()).isEqualTo("true");
        assertThat(world().fleet().assigned("4.2.1")).isZero();
        world().tickets().cancel("deserted");
        assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
    }

    private JsonNode awaitBooking(String rollout, Predicate<JsonNode> as) {
        return await("the booking of " + rollout)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> world().schedules().bookingsOf(rollout),
                        bookings -> bookings.size() == 1 && as.test(bookings.get(0)))
                .get(0);
    }

    private static Instant startOf(JsonNode event) {
        return OffsetDateTime.parse(event.path("start").path("dateTime").asText())
                .toInstant();
    }

    @Test
    void aFreezeThatMovesTheWindowBeyondThePlannedDatesAsksTheChangeManager() {
        world().schedules().openFrom(Duration.ofMinutes(2), Duration.ofDays(2));
        Rollout rollout = world().startAndApprove(plan("frozen"));
        rollout.awaitEvent("window.found");
        String planned = world().tickets().changeOf("frozen").path("start_date").asText();
        world().schedules().frozen(Duration.ofHours(-1), Duration.ofHours(36));

        String replanned = rollout.awaitEvent("change.replanned");
        rollout.awaitHold(replanned);
        JsonNode change = world().tickets().changeOf("frozen");

        assertThat(change.path("on_hold").asText()).isEqualTo("true");
        assertThat(change.path("start_date").asText()).isGreaterThan(planned);
        assertThat(world().tickets().notesOf("frozen")).anyMatch(note -> note.contains(replanned));
        world().tickets().liftHold("frozen");
        rollout.awaitReleased();
        assertThat(world().fleet().assigned("4.2.1")).isZero();
        world().tickets().cancel("frozen");
        assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
    }

    @Test
    void aRosterThatDoesNotAnswerAtTheLastMomentStartsNothing() {
        world().schedules().openFrom(Duration.ofSeconds(12), Duration.ofDays(1));
        Rollout rollout = world().startAndApprove(plan("blind"));
        rollout.awaitEvent("window.found");
        world().schedules().pagerDutyBreaks();

        String reason = rollout.awaitHold("agerduty");
        int asked = world().fleet().assigned("4.2.1");
        world().schedules().pagerDutyRecovers();

        assertThat(reason).isNotBlank();
        assertThat(asked).isZero();
        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
    }
}
