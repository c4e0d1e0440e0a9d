package dev.wavegate.workflows.window;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.temporal.TaskQueues;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolledScheduleFeedTest {
    private final TestWorkflowEnvironment environment = SkippedTime.environment();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @AfterEach
    void close() {
        environment.close();
    }

    private ScheduleFeed feed(Duration tick) {
        ScheduleFeedActivities reading = source -> {
            read.add(source);
            if (broken) {
                throw ApplicationFailure.newNonRetryableFailure("unexpected error", "bug");
            }
        };
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(PolledScheduleFeed.class);
        worker.registerActivitiesImplementations(reading);
        environment.start();
        ScheduleFeed feed = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ScheduleFeed.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(ScheduleFeed.workflowId("google"))
                                .build());
        BatchRequest batch = environment.getWorkflowClient().newSignalWithStartRequest();
        batch.add(feed::run, order(tick));
        batch.add(feed::adopt, order(tick));
        environment.getWorkflowClient().signalWithStart(batch);
        return feed;
    }

    private static ScheduleFeed.Input order(Duration tick) {
        return new ScheduleFeed.Input("google", tick);
    }

    private static String runOf(ScheduleFeed feed) {
        return WorkflowStub.fromTyped(feed).describe().getExecution().getRunId();
    }

    @Test
    void readsItsSourceAtEveryTickAndWhenNudged() {
        ScheduleFeed feed = feed(Duration.ofMinutes(5));

        environment.sleep(Duration.ofMinutes(11));
        feed.nudge();
        environment.sleep(Duration.ofMinutes(1));

        assertThat(read).containsExactly("google", "google", "google", "google");
    }

    @Test
    void readsAgainAtTheNextTickAfterABug() {
        broken = true;
        feed(Duration.ofMinutes(5));

        environment.sleep(Duration.ofMinutes(11));

        assertThat(read).containsExactly("google", "google", "google");
    }

    @Test
    void goesByANewOrderAtOnce() {
        ScheduleFeed feed = feed(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(1));

        feed.adopt(order(Duration.ofMinutes(5)));
        environment.sleep(Duration.ofMinutes(12));

        assertThat(read).containsExactly("google", "google", "google", "google");
    }

    @Test
    void doesNotBeginAnewForTheOrderThatItHas() {
        ScheduleFeed feed = feed(Duration.ofDays(1));
        String firstRun = runOf(feed);
        environment.sleep(Duration.ofMinutes(1));

        feed.adopt(order(Duration.ofDays(1)));
        environment.sleep(Duration.ofMinutes(1));

        assertThat(runOf(feed)).isEqualTo(firstRun);
        assertThat(read).containsExactly("google");
    }

    @Test
    void beginsANewRunBeforeItsHistoryGrowsTooLong() {
        ScheduleFeed feed = feed(Duration.ofSeconds(10));
        String firstRun = runOf(feed);

        environment.sleep(Duration.ofMinutes(90));

        assertThat(runOf(feed)).isNotEqualTo(firstRun);
        assertThat(read).hasSizeGreaterThan(500);
    }
}
