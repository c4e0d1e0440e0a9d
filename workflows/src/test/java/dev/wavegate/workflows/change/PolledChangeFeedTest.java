package dev.wavegate.workflows.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.temporal.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PolledChangeFeedTest {
    private final TestWorkflowEnvironment environment = SkippedTime.environment();
    private final Readings readings = new Readings();

    /** Counts on from the cursor; every third call fails before it does anything. */
    private static final class Readings implements ChangeFeedActivities {
        private final List<String> cursors = new ArrayList<>();
        private int calls;
        private boolean broken;

        synchronized void breakDown(boolean broke) {
            broken = broke;
        }

        @Override
        public synchronized String announceMoved(String cursor) {
            if (broken) {
                throw ApplicationFailure.newNonRetryableFailure("unexpected error", "bug");
            }
            calls++;
            if (calls % 3 == 0) {
                throw ApplicationFailure.newFailure("no answer", "system.unavailable");
            }
            cursors.add(cursor);
            return Integer.toString(cursors.size());
        }

        synchronized List<String> cursors() {
            return List.copyOf(cursors);
        }
    }

    @AfterEach
    void close() {
        environment.close();
    }

    private ChangeFeed begin(Duration tick) {
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(PolledChangeFeed.class);
        worker.registerActivitiesImplementations(readings);
        environment.start();
        ChangeFeed feed = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ChangeFeed.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(ChangeFeed.WORKFLOW_ID)
                                .build());
        WorkflowClient.start(feed::run, new ChangeFeed.Input(tick, ""));
        return feed;
    }

    @Test
    void readsOnFromTheCursorAtEveryTick() {
        begin(Duration.ofSeconds(30));

        environment.sleep(Duration.ofSeconds(100));

        assertThat(readings.cursors()).startsWith("", "1", "2", "3").hasSize(4);
    }

    @Test
    void readsAtOnceWhenNudged() {
        ChangeFeed feed = begin(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(1));

        feed.nudge();
        environment.sleep(Duration.ofMinutes(1));

        assertThat(readings.cursors()).containsExactly("", "1");
    }

    @Test
    void readsOnAtTheNextTickAfterABug() {
        readings.breakDown(true);
        begin(Duration.ofSeconds(30));
        environment.sleep(Duration.ofSeconds(100));
        assertThat(readings.cursors()).isEmpty();

        readings.breakDown(false);
        environment.sleep(Duration.ofSeconds(70));

        assertThat(readings.cursors()).startsWith("", "1");
    }

    @Test
    void endsWhenItIsCancelled() {
        readings.breakDown(true);
        ChangeFeed feed = begin(Duration.ofSeconds(30));

        WorkflowStub.fromTyped(feed).cancel();

        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> WorkflowStub.fromTyped(feed).getResult(Void.class))
                .withCauseInstanceOf(CanceledFailure.class);
    }

    @Test
    void beginsANewRunBeforeItsHistoryGrowsTooLong() {
        ChangeFeed feed = begin(Duration.ofSeconds(10));
        String firstRun = runOf(feed);

        environment.sleep(Duration.ofMinutes(90));

        assertThat(runOf(feed)).isNotEqualTo(firstRun);
        assertThat(readings.cursors()).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    }

    @Test
    void goesByANewTickAtOnceAndReadsOnWhereItWas() {
        ChangeFeed feed = begin(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(1));

        feed.adopt(Duration.ofSeconds(30));
        environment.sleep(Duration.ofSeconds(70));

        assertThat(readings.cursors()).startsWith("", "1", "2").hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void doesNotBeginAnewForTheTickThatItHas() {
        ChangeFeed feed = begin(Duration.ofDays(1));
        String firstRun = runOf(feed);
        environment.sleep(Duration.ofMinutes(1));

        feed.adopt(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(1));

        assertThat(runOf(feed)).isEqualTo(firstRun);
        assertThat(readings.cursors()).containsExactly("");
    }

    private static String runOf(ChangeFeed feed) {
        return WorkflowStub.fromTyped(feed).describe().getExecution().getRunId();
    }
}
