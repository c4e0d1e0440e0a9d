package dev.wavegate.activities.signal;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.engine.CrossedTasks;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemporalRolloutSignalsTest {
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                    .build());

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void doesNotMindARolloutThatNobodyKnows() {
        environment.start();
        RolloutSignals hints = new TemporalRolloutSignals(environment.getWorkflowClient());

        assertThatCode(() -> {
                    hints.changeMoved(new RolloutId("long-gone"), 1);
                    hints.rosterMoved(new RolloutId("long-gone"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void failsForNowWhileTemporalDoesNotAnswer() {
        WorkflowServiceStubs nobody = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());
        RolloutSignals hints = new TemporalRolloutSignals(WorkflowClient.newInstance(nobody));

        assertThatThrownBy(() -> hints.changeMoved(new RolloutId("thermostat-4-2-1"), 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.ENGINE_UNAVAILABLE));
        nobody.shutdownNow();
    }
}
