package dev.wavegate.worker.temporal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.engine.CrossedTasks;
import dev.wavegate.workflows.change.ChangeFeedActivities;
import dev.wavegate.workflows.change.PolledChangeFeed;
import dev.wavegate.workflows.temporal.Payloads;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.window.PolledScheduleFeed;
import dev.wavegate.workflows.window.ScheduleFeedActivities;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedStarterTest {
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());
    private final List<String> looks = new CopyOnWriteArrayList<>();

    @BeforeEach
    void serveFeeds() {
        ScheduleFeedActivities schedules = looks::add;
        ChangeFeedActivities changes = cursor -> {
            looks.add("changes from " + cursor);
            return "here";
        };
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(PolledChangeFeed.class, PolledScheduleFeed.class);
        worker.registerActivitiesImplementations(schedules, changes);
        environment.start();
    }

    @AfterEach
    void close() {
        environment.close();
    }

    private void startWorkerWithTicksOf(Duration tick) {
        ShiftRosters nobodyThere = FeedStarterTest::neverRead;
        new FeedStarter(
                        environment.getWorkflowClient(),
                        new FeedProperties(tick, tick, tick, Duration.ofDays(35), Duration.ofMinutes(5)),
                        new ScheduleSources(Map.of(), Map.of("pagerduty", nobodyThere)))
                .start();
    }

    private static RosterSnapshot neverRead(ScheduleRef ref, Interval horizon) {
        throw new AssertionError("nobody reads " + ref + " here");
    }

    @Test
    void startsEveryFeedOnce() {
        startWorkerWithTicksOf(Duration.ofDays(1));
        startWorkerWithTicksOf(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(5));

        assertThat(looks).containsExactlyInAnyOrder("changes from ", "pagerduty");
    }

    @Test
    void givesFeedsThatRunTheTicksOfTheWorkerThatStartsLast() {
        startWorkerWithTicksOf(Duration.ofDays(1));
        environment.sleep(Duration.ofMinutes(5));

        startWorkerWithTicksOf(Duration.ofMinutes(5));
        environment.sleep(Duration.ofMinutes(12));

        assertThat(looks)
                .containsOnlyOnce("changes from ")
                .filteredOn(each -> each.equals("pagerduty"))
                .hasSize(4);
        assertThat(looks).filteredOn(each -> each.equals("changes from here")).hasSize(3);
    }
}
