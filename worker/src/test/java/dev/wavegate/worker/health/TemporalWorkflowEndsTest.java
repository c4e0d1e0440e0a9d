package dev.wavegate.worker.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.engine.CrossedTasks;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemporalWorkflowEndsTest {
    private static final String QUEUE = "waiting";
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");

    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                    .build());
    private final OrphanedRollouts.WorkflowEnds ends = new TemporalWorkflowEnds(environment.getWorkflowClient());

    /** Waits for as long as it is told. */
    @WorkflowInterface
    public interface Waiting {
        @WorkflowMethod
        void run(Duration time);
    }

    /** Waits by a timer. */
    public static final class WaitingByTimer implements Waiting {
        @Override
        public void run(Duration time) {
            Workflow.sleep(time);
        }
    }

    @AfterEach
    void close() {
        environment.close();
    }

    private WorkflowStub begun(Duration time) {
        Worker worker = environment.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(WaitingByTimer.class);
        environment.start();
        Waiting workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        Waiting.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId(RolloutWorkflow.workflowId(ROLLOUT))
                                .build());
        WorkflowClient.start(workflow::run, time);
        return WorkflowStub.fromTyped(workflow);
    }

    @Test
    void aWorkflowThatRunsHasNoEnd() {
        begun(Duration.ofDays(1));

        assertThat(ends.endOf(ROLLOUT)).isEmpty();
    }

    @Test
    void aTerminatedWorkflowMakesItsRolloutAnOrphan() {
        Rollouts rollouts = new InMemoryRollouts();
        rollouts.register(new Rollouts.NewRollout(
                ROLLOUT,
                new PlanDigest("a".repeat(64)),
                "{}",
                "thermostat",
                Map.of(),
                Set.of(),
                Instant.parse("2026-11-20T10:00:00Z")));
        OrphanedRollouts orphaned = new OrphanedRollouts(rollouts, ends);
        WorkflowStub workflow = begun(Duration.ofDays(1));
        orphaned.checkNextPage();
        assertThat(orphaned.known()).isEmpty();

        workflow.terminate("by mistake");
        orphaned.checkNextPage();

        assertThat(orphaned.summary(9)).containsExactly(ROLLOUT + ": PREPARING, workflow TERMINATED");
    }

    @Test
    void aWorkflowThatIsOverHasItsStatusAsEnd() {
        WorkflowStub workflow = begun(Duration.ofSeconds(1));
        workflow.getResult(Void.class);

        assertThat(ends.endOf(ROLLOUT)).isEqualTo(Optional.of("COMPLETED"));
    }

    @Test
    void aWorkflowThatNobodyKnowsIsNotFound() {
        environment.start();

        assertThat(ends.endOf(new RolloutId("never-started"))).contains("NOT_FOUND");
    }

    @Test
    void aTemporalThatDoesNotAnswerSaysNothingAboutWorkflows() {
        WorkflowServiceStubs nobody = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());
        try {
            OrphanedRollouts.WorkflowEnds silent = new TemporalWorkflowEnds(WorkflowClient.newInstance(nobody));

            assertThatThrownBy(() -> silent.endOf(ROLLOUT))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.code()).isEqualTo(FailureCode.ENGINE_UNAVAILABLE));
        } finally {
            nobody.shutdownNow();
        }
    }
}
