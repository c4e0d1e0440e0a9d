package dev.wavegate.local.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wavegate.local.state.StateDirectory;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The test server in this process, where something ends while the task that cancels it is worked on. */
class CrossedTasksTest {
    private static final String QUEUE = "crossings";
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private StateDirectory state;
    private Engine engine;
    private WorkflowServiceStubs service;
    private WorkflowClient client;
    private WorkerFactory workers;
    private final Meanwhile meanwhile = new Meanwhile();
    private final CompletableFuture<byte[]> question = new CompletableFuture<>();

    @BeforeEach
    void startAWorker() {
        state = StateDirectory.claim(directory);
        engine = Engine.start(new EngineSpec.InJvm(), state);
        service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(engine.target())
                .build());
        client = WorkflowClient.newInstance(service);
        workers = WorkerFactory.newInstance(client);
        // The task is held open on purpose.
        Worker worker = workers.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(30_000)
                        .build());
        worker.registerWorkflowImplementationFactory(Impatient.class, () -> new GivesUpAsking(meanwhile));
        worker.registerWorkflowImplementationFactory(Drowsy.class, () -> new GivesUpWaiting(meanwhile));
        worker.registerActivitiesImplementations(new SlowToAnswer(question));
        workers.start();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        workers.awaitTermination(1, TimeUnit.SECONDS);
        service.shutdownNow();
        service.awaitTermination(1, TimeUnit.SECONDS);
        engine.close();
        state.close();
    }

    @Test
    void anAnswerThatCrossesItsOwnCancellationIsHeard() throws TimeoutException {
        meanwhile.happens(() -> client.newActivityCompletionClient().complete(question.join(), "yes"));

        assertThat(resultOf("Impatient")).isEqualTo("heard: yes");
    }

    @Test
    void aTimerThatCrossesItsOwnCancellationHasFired() throws TimeoutException {
        meanwhile.happens(() -> {
            // A later timer of the same length has fired, so the first has, too.
            WorkflowStub later = stub("Drowsy");
            later.start(false);
            later.getResult(String.class);
        });

        assertThat(resultOf("Drowsy", true)).isEqualTo("slept");
    }

    @Test
    void whatHasNotEndedIsCancelled() throws TimeoutException {
        meanwhile.happens(question::join);

        assertThat(resultOf("Impatient")).isEqualTo("gave up");
    }

    private String resultOf(String type, Object... arguments) throws TimeoutException {
        WorkflowStub stub = stub(type);
        stub.start(arguments);
        return stub.getResult(20, TimeUnit.SECONDS, String.class);
    }

    private WorkflowStub stub(String type) {
        return client.newUntypedWorkflowStub(
                type, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    }

    /** Something that happens once, while a task is worked on. */
    private static final class Meanwhile {
        private final AtomicBoolean happened = new AtomicBoolean();
        private final ForkJoinPool elsewhere = new ForkJoinPool(1);
        private Runnable event = () -> {};

        void happens(Runnable something) {
            event = something;
        }

        void now() {
            if (!happened.getAndSet(true)) {
                // The client may not be used on a workflow's thread.
                elsewhere.submit(event).join();
            }
        }
    }

    /** Asks a question and gives up on it. */
    @WorkflowInterface
    public interface Impatient {
        @WorkflowMethod
        String run();
    }

    /** Waits a little, or gives up on that. */
    @WorkflowInterface
    public interface Drowsy {
        @WorkflowMethod
        String run(boolean giveUp);
    }

    /** A question and a remark. */
    @ActivityInterface
    public interface Talk {
        String ask();

        void remark();
    }

    private record SlowToAnswer(CompletableFuture<byte[]> question) implements Talk {
        @Override
        public String ask() {
            question.complete(Activity.getExecutionContext().getTaskToken());
            Activity.getExecutionContext().doNotCompleteOnReturn();
            return "";
        }

        @Override
        public void remark() {
            // That it ends is enough.
        }
    }

    private static Talk talk() {
        return Workflow.newActivityStub(
                Talk.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());
    }

    private record GivesUpAsking(Meanwhile meanwhile) implements Impatient {
        @Override
        public String run() {
            Talk talk = talk();
            List<Promise<String>> asked = new ArrayList<>();
            CancellationScope asking = Workflow.newCancellationScope(() -> asked.add(Async.function(talk::ask)));
            asking.run();
            talk.remark();
            if (!asked.get(0).isCompleted()) {
                meanwhile.now();
                asking.cancel();
            }
            // A task whose answer also ends the workflow is handed back in any case.
            talk.remark();
            return asked.get(0)
                    .handle((answer, cancelled) -> cancelled == null ? "heard: " + answer : "gave up")
                    .get();
        }
    }

    private record GivesUpWaiting(Meanwhile meanwhile) implements Drowsy {
        @Override
        public String run(boolean giveUp) {
            Talk talk = talk();
            List<Promise<Void>> timers = new ArrayList<>();
            CancellationScope waiting = Workflow.newCancellationScope(() -> timers.add(Workflow.newTimer(SHORT)));
            waiting.run();
            if (giveUp) {
                talk.remark();
                if (!timers.get(0).isCompleted()) {
                    meanwhile.now();
                    waiting.cancel();
                }
                talk.remark();
            }
            return timers.get(0)
                    .handle((fired, cancelled) -> cancelled == null ? "slept" : "gave up")
                    .get();
        }
    }
}
