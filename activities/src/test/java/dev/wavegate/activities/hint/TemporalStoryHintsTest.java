package dev.wavegate.activities.hint;

import dev.wavegate.domain.identity.RolloutId;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatCode;

@Timeout(60)
class TemporalStoryHintsTest {
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void doesNotMindARolloutThatNobodyKnows() {
        environment.start();
        StoryHints hints = new TemporalStoryHints(environment.getWorkflowClient());

        assertThatCode(() -> {
                    hints.changeMoved(new RolloutId("long-gone"));
                    hints.rosterMoved(new RolloutId("long-gone"));
                })
                .doesNotThrowAnyException();
    }
}
