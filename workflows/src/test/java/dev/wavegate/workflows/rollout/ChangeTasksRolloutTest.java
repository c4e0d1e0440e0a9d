package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTask.Status;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ChangeTasksRolloutTest {
    private final RolloutScenario story = new RolloutScenario();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void showsEveryWaveFromItsStartToItsEnd() {
        story.inWaves(20, 180);

        story.play();

        assertThat(story.change().tasks())
                .extracting(task -> task.wave().value(), ChangeTask::status)
                .containsExactly(
                        tuple(1, Status.IN_PROGRESS),
                        tuple(1, Status.SUCCESSFUL),
                        tuple(2, Status.IN_PROGRESS),
                        tuple(2, Status.SUCCESSFUL));
        assertThat(story.change().tasks().get(0).title()).satisfies(golden("task.title"));
        assertThat(story.change().tasks().get(1).text()).satisfies(golden("task.passed"));
    }

    @Test
    void needsNoTaskForTheOnlyWave() {
        story.inWaves(20);

        story.play();

        assertThat(story.change().tasks()).isEmpty();
    }

    @Test
    void showsThatAWaveFailed() {
        story.inWaves(20, 180).fleet().wave(2).taking(ofMinutes(30)).objectedToAfter(ofMinutes(5));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.change().tasks())
                .extracting(task -> task.wave().value(), ChangeTask::status)
                .endsWith(tuple(2, Status.UNSUCCESSFUL));
    }

    @Test
    void showsThatAWaveWasAborted() {
        story.inWaves(20, 180)
                .after(ofHours(2), rollout -> rollout.abort(RolloutScenario.ADA))
                .fleet()
                .wave(1)
                .taking(ofHours(3));

        story.play();

        assertThat(story.change().tasks())
                .extracting(task -> task.wave().value(), ChangeTask::status)
                .containsExactly(tuple(1, Status.IN_PROGRESS), tuple(1, Status.CANCELLED));
    }

    /** Closing what others still work on is theirs. */
    @Test
    void waitsForThoseWhoStillWorkOnTheChange() {
        story.inWaves(20)
                .after(ofMinutes(1), rollout -> story.change().openATask())
                .after(ofHours(40), rollout -> story.change().closeItsTasks());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.held()).isEmpty();
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.elapsed()).isGreaterThan(ofHours(39));
        // A weekend must not fill the history of its workflow.
        assertThat(story.change().attemptsToClose()).isLessThan(100);
        assertThat(story.journal().kinds()).contains("rollout.held", "rollout.released");
    }

    @Test
    void recordsThatATaskWasRefusedAndGoesOn() {
        story.inWaves(20, 180).after(ofMinutes(1), rollout -> story.change().refuseTasks());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().kinds()).contains("change.task-refused");
    }

    @Test
    void leavesTheChangeInItsReviewIfThePlanWantsThat() {
        story.inWaves(20).planned(plan -> plan.closing(CloseAt.REVIEW));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().phase()).isEqualTo(ChangePhase.REVIEWING);
    }
}
