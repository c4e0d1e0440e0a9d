package dev.wavegate.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The test server in this process, where something ends while the task that cancels it runs. */
@ParameterizedClass
@EnumSource(CrossedTasksTest.Setting.class)
class CrossedTasksTest {
    private static final String QUEUE = "crossings";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Meanwhile meanwhile = new Meanwhile();
    private final CompletableFuture<byte[]> question = new CompletableFuture<>();
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final WorkflowClient client;

    /** Where the server comes from. */
    enum Setting {
        SERVER_OF_OURS,
        TEST_ENVIRONMENT
    }

    CrossedTasksTest(Setting setting) {
        client = switch (setting) {
            case SERVER_OF_OURS -> ofOurServer();
            case TEST_ENVIRONMENT -> ofATestEnvironment();
        };
    }

    private WorkflowClient ofOurServer() {
        InJvmService server = InJvmService.start();
        ends.push(server::close);
        WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + server.port())
                .build());
        ends.push(service::shutdownNow);
        return WorkflowClient.newInstance(service);
    }

    private WorkflowClient ofATestEnvironment() {
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                .build());
        ends.push(environment::close);
        return environment.getWorkflowClient();
    }

    @BeforeEach
    void startAWorker() {
        WorkerFactory workers = WorkerFactory.newInstance(client);
        ends.push(() -> {
            workers.shutdownNow();
            workers.awaitTermination(1, TimeUnit.SECONDS);
        });
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
        ends.forEach(Runnable::run);
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
        return stub.getResult(60, TimeUnit.SECONDS, String.class);
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
