package dev.wavegate.workflows.window;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.wavegate.workflows.mechanics.Payloads;
import dev.wavegate.workflows.mechanics.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class PolledScheduleFeedTest {
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());
    private final List<String> read = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void readsItsSourceAtEveryTickAndWhenNudged() {
        ScheduleFeedActivities reading = read::add;
        Worker worker = environment.newWorker(TaskQueues.STORIES);
        worker.registerWorkflowImplementationTypes(PolledScheduleFeed.class);
        worker.registerActivitiesImplementations(reading);
        environment.start();
        ScheduleFeed feed = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ScheduleFeed.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.STORIES)
                                .setWorkflowId(ScheduleFeed.workflowId("google"))
                                .build());
        WorkflowClient.start(feed::run, new ScheduleFeed.Order("google", Duration.ofMinutes(5)));

        environment.sleep(Duration.ofMinutes(11));
        feed.nudge();
        environment.sleep(Duration.ofMinutes(1));

        assertThat(read).containsExactly("google", "google", "google", "google");
    }
}
