package dev.wavegate.workflows.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.wavegate.workflows.SkippedTime;
import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {
    private final TestWorkflowEnvironment environment = SkippedTime.environment();
    private final Letters letters = new Letters();

    /** Where letters go. */
    @ActivityInterface
    public interface Post {
        void deliver(List<String> parcel);
    }

    /** Sends letters in one of two ways, and sends more after it has waited for the first ones. */
    @WorkflowInterface
    public interface Writer {
        @WorkflowMethod
        List<String> write(boolean oneByOne);
    }

    /** Writes the letters a to d. */
    public static final class FourLetters implements Writer {
        @Override
        public List<String> write(boolean oneByOne) {
            Post post = Workflow.newActivityStub(Post.class, ActivityProfiles.ownStore());
            List<String> refused = new ArrayList<>();
            Consumer<List<String>> deliver = post::deliver;
            Outbox<String> outbox = oneByOne
                    ? Outbox.ofSingles(each -> deliver.accept(List.of(each)), no -> refused.add("refused"))
                    : Outbox.ofParcels(deliver, no -> refused.add("refused"));
            outbox.put("a");
            outbox.put("b");
            outbox.put("c");
            outbox.drain();
            outbox.put("d");
            outbox.drain();
            return refused;
        }
    }

    private static final class Letters implements Post {
        private final List<List<String>> arrived = new ArrayList<>();
        private int retries;

        @Override
        public synchronized void deliver(List<String> parcel) {
            if (parcel.contains("b")) {
                throw ApplicationFailure.newNonRetryableFailure("no such address", "refused");
            }
            if (parcel.contains("c") && retries++ < 3) {
                throw ApplicationFailure.newFailure("closed", "unavailable");
            }
            arrived.add(parcel);
        }
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @SuppressWarnings("unchecked")
    private List<String> write(boolean oneByOne) {
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(FourLetters.class);
        worker.registerActivitiesImplementations(letters);
        environment.start();
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        Writer.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .build())
                .write(oneByOne);
    }

    @Test
    void losesOnlyTheLetterThatWasRefusedWhenItSendsOneByOne() {
        assertThat(write(true)).containsExactly("refused");
        assertThat(letters.arrived).containsExactly(List.of("a"), List.of("c"), List.of("d"));
    }

    @Test
    void sendsWhatWaitsAsOneParcelAndGoesOnAfterARefusal() {
        assertThat(write(false)).containsExactly("refused");
        assertThat(letters.arrived).containsExactly(List.of("d"));
    }
}
