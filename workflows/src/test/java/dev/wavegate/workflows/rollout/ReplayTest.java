package dev.wavegate.workflows.rollout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.watch.HourlyWatch;
import dev.wavegate.workflows.wave.WaveInLanes;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowHistoryLoader;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Replays the recorded histories against the present code. Once a version is released its histories are never recorded
 * anew: a change that breaks one needs {@code Workflow.getVersion}.
 */
class ReplayTest {
    private static final Path HISTORIES = Path.of("src", "test", "resources", "histories");

    /** So that a lost file is noticed. */
    private static final int KNOWN = 44;

    private final TestWorkflowEnvironment environment = SkippedTime.environment();

    @AfterEach
    void close() {
        environment.close();
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(HISTORIES)) {
            return files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void tellsTheStoryAsItWasToldBefore(Path file) throws IOException {
        WorkflowExecutionHistory history = WorkflowHistoryLoader.readHistory(file.toFile());
        Worker worker = environment.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(WaveByWaveRollout.class, WaveInLanes.class, HourlyWatch.class);

        assertThatCode(() -> worker.replayWorkflowExecution(history)).doesNotThrowAnyException();
    }

    @Test
    void knowsAllHistories() throws IOException {
        assertThat(recorded()).hasSize(KNOWN);
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "wavegate.record", matches = "true")
    void records(RecordedRollout known) throws IOException {
        try (RolloutScenario story = new RolloutScenario()) {
            known.prepare(story);
            story.play();
            Path folder = Files.createDirectories(HISTORIES.resolve(known.label()));
            int number = 0;
            for (WorkflowExecutionHistory history : story.histories()) {
                String name = number == 0 ? "rollout.json" : "wave-run-" + number + ".json";
                Files.writeString(folder.resolve(name), history.toJson(false), StandardCharsets.UTF_8);
                number++;
            }
        }
    }
}
