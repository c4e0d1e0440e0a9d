package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaveChildTest {
    private static final String QUEUE = "waves";
    private static final WaveWorkflow.Input INPUT = new WaveWorkflow.Input(
            new RolloutId("thermostat-4-2-1"),
            new PlanDigest("ab".repeat(32)),
            WaveWorkflow.Task.RUN,
            new WaveNumber(1),
            new OrdinalRange(0, 1),
            "",
            List.of(new OrdinalRange(0, 1)),
            0,
            Instant.EPOCH,
            Duration.ZERO);

    private final TestWorkflowEnvironment environment = SkippedTime.environment();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void aWaveThatEndsBeforeItsStopArrivesHasItsResult() {
        // The task that does not know of the end yet is held open.
        Worker worker = environment.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(30_000)
                        .build());
        worker.registerWorkflowImplementationTypes(StoppedWave.class);
        Parent stopsTooLate = new StopsTooLate(this::endTheWave, new AtomicBoolean());
        worker.registerWorkflowImplementationFactory(Parent.class, () -> stopsTooLate);
        environment.start();

        Parent parent = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        Parent.class,
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());

        assertThat(parent.run()).isEqualTo(WaveWorkflow.End.PASSED);
    }

    private void endTheWave() {
        // The client may not be used on a workflow's thread.
        CompletableFuture.runAsync(() -> {
                    WorkflowClient client = environment.getWorkflowClient();
                    String wave = WaveWorkflow.workflowId(INPUT);
                    client.newWorkflowStub(WaveWorkflow.class, wave).stopDispatching();
                    client.newUntypedWorkflowStub(wave).getResult(WaveWorkflow.Result.class);
                })
                .join();
    }

    /** Starts a wave and stops it. */
    @WorkflowInterface
    public interface Parent {
        @WorkflowMethod
        WaveWorkflow.End run();
    }

    private record StopsTooLate(Runnable endTheWave, AtomicBoolean waveHasEnded) implements Parent {
        @Override
        public WaveWorkflow.End run() {
            WaveChild wave = WaveChild.start(INPUT);
            if (!waveHasEnded.getAndSet(true)) {
                endTheWave.run();
            }
            wave.stopEverything();
            return wave.result().end();
        }
    }

    /** Ends when it is stopped. */
    public static final class StoppedWave implements WaveWorkflow {
        private boolean stopped;

        @Override
        public Result run(Input input) {
            Workflow.await(() -> stopped);
            return new Result(End.PASSED, OutcomeCounts.none(), List.of(), "");
        }

        @Override
        public void stopDispatching() {
            stopped = true;
        }

        @Override
        public void stopEverything() {
            stopped = true;
        }
    }
}
