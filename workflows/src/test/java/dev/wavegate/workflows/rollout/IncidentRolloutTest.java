package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class IncidentRolloutTest {
    private final RolloutScenario story = new RolloutScenario();

    @BeforeEach
    void failInTheSecondWave() {
        story.fleet().wave(2).taking(ofMinutes(20)).objectedToAfter(ofMinutes(5));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void saysWhereItFailedAtOnceAndHowItEndedLater() {
        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.incidents().raised())
                .singleElement()
                .satisfies(incident -> assertThat(incident.description())
                        .satisfies(golden("incident.wave-failed", ScriptedFleet.OBJECTION)));
        assertThat(story.incidents().updates()).singleElement().satisfies(update -> {
            assertThat(update.mended()).isTrue();
            assertThat(update.text()).satisfies(golden("incident.rolled-back"));
        });
        assertThat(story.journal().kinds()).containsSubsequence("rollback.started", "incident.raised");
    }

    @Test
    void isNotMendedWithoutARollback() {
        story.planned(plan -> plan.rollingBack(FailurePolicy.Scope.NONE));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(story.incidents().raised()).hasSize(1);
        assertThat(story.incidents().updates())
                .extracting(IncidentUpdate::mended)
                .containsExactly(false);
    }

    /** Devices on a version that failed do not wait for a ticket. */
    @Test
    void keepsNoDeviceWaitingForItsTicket() {
        story.incidents().goDown();
        story.after(ofHours(12), rollout -> {
            assertThat(story.fleet().rollbacks()).hasSize(1);
            story.incidents().recover();
        });

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.incidents().raised()).hasSize(1);
    }

    @Test
    void recordsThatAnUpdateWasRefusedAndEndsAllTheSame() {
        story.incidents().refuseUpdates();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.journal().kinds()).contains("incident.update-refused");
    }
}
