package dev.wavegate.activities.signal;

import dev.wavegate.domain.identity.RolloutId;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatCode;

@Timeout(60)
class TemporalRolloutSignalsTest {
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void doesNotMindARolloutThatNobodyKnows() {
        environment.start();
        RolloutSignals hints = new TemporalRolloutSignals(environment.getWorkflowClient());

        assertThatCode(() -> {
                    hints.changeMoved(new RolloutId("long-gone"));
                    hints.rosterMoved(new RolloutId("long-gone"));
                })
                .doesNotThrowAnyException();
    }
}
