package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class TroubleRolloutTest {
    private final RolloutScenario story = new RolloutScenario();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void losesAndDoublesNothingWhileTheChangeSystemIsDownForADay() {
        story.inWaves(20, 180)
                .after(ofHours(2), rollout -> story.change().goDown())
                .after(ofHours(26), rollout -> story.change().recover())
                .fleet()
                .wave(1)
                .taking(ofHours(3));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().notes().keySet())
                .containsExactly("wave-1-from-20", "wave-1-to-0", "wave-2-from-180", "wave-2-to-0");
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.elapsed()).isGreaterThan(ofHours(26));
    }

    @Test
    void repeatsWithoutASecondEffectWhenAnswersAreLost() {
        story.inWaves(20)
                .after(ofMinutes(61), rollout -> story.change().loseAnswers())
                .after(ofHours(5), rollout -> story.change().recover())
                .fleet()
                .wave(1)
                .taking(ofHours(1));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.change().notes()).hasSize(2);
    }

    @Test
    void runsOnWhileTheStoreIsDownAndWritesEverythingDownAfterwards() {
        story.after(ofHours(2), rollout -> story.journal().goDown())
                .after(ofHours(4), rollout -> story.journal().recover())
                .fleet()
                .wave(1)
                .taking(ofHours(3));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().events())
                .extracting(JournalEvent::key)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(story.journal().kinds()).endsWith("rollout.completed");
        assertThat(story.journal().last()).isEqualTo(end);
    }
}
