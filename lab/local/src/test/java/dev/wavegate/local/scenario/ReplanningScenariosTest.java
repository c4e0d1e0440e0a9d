package dev.wavegate.local.scenario;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

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
        rollout.awaitEvent("wave.asked");
        world().schedules().nobodyOnCall();

        String reason = rollout.awaitHold("firmware-oncall");
        rollout.awaitEvent("wave.unfinished");
        int asked = world().fleet().assigned("4.2.1");
        world().schedules().onCall("Cleo Example", "cleo@example.org");

        assertThat(reason).contains("pagerduty:PFW0001");
        assertThat(asked).isLessThan(60);
        assertThat(rollout.eventsOf("window.coverage-lost")).hasSize(1);
        assertThat(rollout.awaitEnd()).startsWith("COMPLETED left-alone: 60 confirmed, 0 failed");
        assertThat(world().fleet().duplicates()).isEmpty();
    }

    @Test
    void aFreezeThatMovesTheWindowBeyondThePlannedDatesAsksTheChangeManager() {
        world().schedules().openFrom(Duration.ofMinutes(2), Duration.ofDays(2));
        Rollout rollout = world().startAndApprove(plan("frozen"));
        rollout.awaitEvent("window.found");
        String planned = world().desk().changeOf("frozen").path("start_date").asText();
        world().schedules().frozen(Duration.ofHours(-1), Duration.ofHours(36));

        String reason = rollout.awaitHold("outside the planned time");
        JsonNode change = world().desk().changeOf("frozen");

        assertThat(reason).contains("Lift the hold to agree");
        assertThat(change.path("on_hold").asText()).isEqualTo("true");
        assertThat(change.path("start_date").asText()).isGreaterThan(planned);
        assertThat(world().desk().notesOf("frozen")).anyMatch(note -> note.contains("outside the planned time"));
        world().desk().liftHold("frozen");
        rollout.awaitReleased();
        assertThat(world().fleet().assigned("4.2.1")).isZero();
        world().desk().cancel("frozen");
        assertThat(rollout.awaitEnd()).startsWith("CANCELLED frozen");
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
        assertThat(rollout.awaitEnd()).startsWith("COMPLETED blind: 60 confirmed, 0 failed");
    }
}
