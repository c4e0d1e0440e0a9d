package dev.wavegate.workflows.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.change.ChangeFeed;
import dev.wavegate.workflows.change.ChangeFeedActivities;
import dev.wavegate.workflows.change.PolledChangeFeed;
import dev.wavegate.workflows.temporal.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowHistoryLoader;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Replays feeds as earlier versions told them: a feed that runs is taken over by the next version in the middle. */
class FeedReplayTest {
    private static final Path HISTORIES = Path.of("src", "test", "resources", "feeds");
    private static final int KNOWN = 2;

    private final TestWorkflowEnvironment environment = SkippedTime.environment();

    @AfterEach
    void close() {
        environment.close();
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void goesOnAsItWasToldBefore(Path file) throws IOException {
        WorkflowExecutionHistory history = WorkflowHistoryLoader.readHistory(file.toFile());

        assertThatCode(() -> worker().replayWorkflowExecution(history)).doesNotThrowAnyException();
    }

    @Test
    void knowsAllHistories() throws IOException {
        assertThat(recorded()).hasSize(KNOWN);
    }

    @Test
    @EnabledIfSystemProperty(named = "wavegate.record", matches = "true")
    void records() throws IOException {
        ScheduleFeedActivities schedules = source -> {};
        ChangeFeedActivities changes = cursor -> cursor + "1";
        worker().registerActivitiesImplementations(schedules, changes);
        environment.start();
        ScheduleFeed schedule =
                environment.getWorkflowClient().newWorkflowStub(ScheduleFeed.class, options("schedule"));
        ChangeFeed change = environment.getWorkflowClient().newWorkflowStub(ChangeFeed.class, options("change"));
        WorkflowClient.start(schedule::run, new ScheduleFeed.Input("google", Duration.ofMinutes(1)));
        WorkflowClient.start(change::run, new ChangeFeed.Input(Duration.ofMinutes(1), ""));
        environment.sleep(Duration.ofSeconds(150));
        schedule.nudge();
        change.nudge();
        environment.sleep(Duration.ofSeconds(150));
        for (String feed : List.of("schedule", "change")) {
            Files.writeString(
                    HISTORIES.resolve(feed + ".json"),
                    environment.getWorkflowClient().fetchHistory(feed).toJson(false),
                    StandardCharsets.UTF_8);
        }
    }

    private Worker worker() {
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(PolledScheduleFeed.class, PolledChangeFeed.class);
        return worker;
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id)
                .build();
    }
}
