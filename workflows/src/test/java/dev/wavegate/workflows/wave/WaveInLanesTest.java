package dev.wavegate.workflows.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.wave.DriveResult.End;
import dev.wavegate.workflows.wave.LaneActivities.Work;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.workflows.wave.LaneActivities.came;
import static dev.wavegate.workflows.wave.LaneActivities.content;
import static dev.wavegate.workflows.wave.LaneActivities.later;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A wave of 400,000 devices, which is two lanes. */
class WaveInLanesTest {
    private static final WaveSlice SLICE = new WaveSlice(new WaveNumber(1), "wave-1", new OrdinalRange(0, 400_000));

    private final TestWorkflowEnvironment environment = SkippedTime.environment();
    private final LaneActivities lanes = new LaneActivities();
    private Duration soak = ofMinutes(10);

    @AfterEach
    void close() {
        environment.close();
    }

    private WaveWorkflow.Result run(WaveWorkflow.Task task, Consumer<WaveWorkflow> afterAMinute) {
        environment.newWorker(TaskQueues.WORKFLOWS).registerWorkflowImplementationTypes(WaveInLanes.class);
        environment.newWorker(TaskQueues.DRIVES).registerActivitiesImplementations(lanes);
        environment.start();
        WaveWorkflow wave = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        WaveWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId("wave")
                                .build());
        environment.registerDelayedCallback(ofMinutes(1), () -> afterAMinute.accept(wave));
        WorkflowClient.start(
                wave::run,
                new WaveWorkflow.Input(
                        new RolloutId("thermostat-4-2-1"),
                        new PlanDigest("ab".repeat(32)),
                        task,
                        SLICE.number(),
                        SLICE.range(),
                        "",
                        SLICE.lanes(),
                        0,
                        Instant.ofEpochMilli(environment.currentTimeMillis()).plus(ofHours(10)),
                        soak));
        return WorkflowStub.fromTyped(wave).getResult(WaveWorkflow.Result.class);
    }

    private WaveWorkflow.Result run() {
        return run(WaveWorkflow.Task.RUN_AND_JUDGE, wave -> {});
    }

    @Test
    void drivesWatchesAndJudgesEveryLane() {
        WaveWorkflow.Result result = run();

        assertThat(result.end()).isEqualTo(WaveWorkflow.End.PASSED);
        assertThat(lanes.calls())
                .containsExactlyInAnyOrder("DRIVE 0", "DRIVE 1", "WATCH 0", "WATCH 1", "JUDGE 0", "JUDGE 1");
    }

    @Test
    void judgesAtOnceWithoutASoak() {
        soak = Duration.ZERO;

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.PASSED);
        assertThat(lanes.calls()).contains("JUDGE 0", "JUDGE 1");
    }

    @Test
    void stopsTheOthersAtTheFirstObjection() {
        lanes.answering(Work.DRIVE, 0, LaneActivities::busy).answering(Work.DRIVE, 1, later(came(End.OBJECTION)));

        WaveWorkflow.Result result = run();

        assertThat(result.end()).isEqualTo(WaveWorkflow.End.FAILED);
        assertThat(result.reason()).isEqualTo("gate install: too many failures");
        assertThat(lanes.calls()).doesNotContain("WATCH 0", "QUIET_DRIVE 0");
    }

    @Test
    void aLaneWhoseWindowClosesLeavesTheOthersToCollectTheirs() {
        lanes.answering(Work.DRIVE, 0, () -> came(End.DONE)).answering(Work.DRIVE, 1, () -> came(End.WINDOW_CLOSING));

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.UNFINISHED);
        assertThat(lanes.calls()).containsExactlyInAnyOrder("DRIVE 0", "DRIVE 1");
    }

    @Test
    void whenToldToStopEveryLaneCollectsWhatItAsked() {
        lanes.answering(Work.DRIVE, 0, LaneActivities::busy).answering(Work.DRIVE, 1, LaneActivities::busy);

        assertThat(run(WaveWorkflow.Task.RUN_AND_JUDGE, WaveWorkflow::stopDispatching)
                        .end())
                .isEqualTo(WaveWorkflow.End.UNFINISHED);
        assertThat(lanes.calls()).contains("QUIET_DRIVE 0", "QUIET_DRIVE 1").doesNotContain("WATCH 0");
    }

    @Test
    void soaksWhenAllTurnOutToBeDoneAlthoughItWasToldToStop() {
        lanes.answering(Work.DRIVE, 0, LaneActivities::busy)
                .answering(Work.QUIET_DRIVE, 0, () -> came(End.DONE))
                .answering(Work.QUIET_DRIVE, 1, () -> came(End.DONE));

        assertThat(run(WaveWorkflow.Task.RUN_AND_JUDGE, WaveWorkflow::stopDispatching)
                        .end())
                .isEqualTo(WaveWorkflow.End.PASSED);
        assertThat(lanes.calls()).contains("WATCH 0", "JUDGE 0");
    }

    @Test
    void comesBackAtOnceWhenToldToStopEverything() {
        lanes.answering(Work.DRIVE, 0, LaneActivities::busy).answering(Work.DRIVE, 1, LaneActivities::busy);

        assertThat(run(WaveWorkflow.Task.RUN_AND_JUDGE, WaveWorkflow::stopEverything)
                        .end())
                .isEqualTo(WaveWorkflow.End.UNFINISHED);
        assertThat(lanes.calls()).doesNotContain("QUIET_DRIVE 0", "WATCH 0");
    }

    @Test
    void endsTheSoakAtTheFirstObjection() {
        lanes.answering(Work.WATCH, 1, later(came(End.OBJECTION)));

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.FAILED);
        assertThat(lanes.calls()).doesNotContain("JUDGE 0", "JUDGE 1");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void isNotContentBeforeEveryLaneIs(int lane) {
        Verdict open = new Verdict.Inconclusive(List.of("one is outstanding"), Map.of());
        lanes.answering(Work.JUDGE, lane, () -> content(End.DONE, open));

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.INCONCLUSIVE);
    }

    @Test
    void failsWhenAGateErrs() {
        lanes.answering(
                Work.JUDGE,
                0,
                () -> content(End.DONE, new Verdict.Errored(List.of("numbers contradict each other"), Map.of())));

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.FAILED);
    }

    @Test
    void cannotTellWithoutAnyGate() {
        for (int lane = 0; lane < 2; lane++) {
            lanes.answering(
                    Work.JUDGE,
                    lane,
                    () -> new DriveResult(End.DONE, came(End.DONE).counts(), List.of(), ""));
        }

        assertThat(run().end()).isEqualTo(WaveWorkflow.End.INCONCLUSIVE);
    }

    @Test
    void neitherSoaksNorJudgesARollback() {
        WaveWorkflow.Result result = run(WaveWorkflow.Task.ROLL_BACK, wave -> {});

        assertThat(result.end()).isEqualTo(WaveWorkflow.End.PASSED);
        assertThat(lanes.calls()).containsExactlyInAnyOrder("DRIVE 0", "DRIVE 1");
    }

    @Test
    void failsWithALaneThatFailsForGood() {
        lanes.answering(Work.DRIVE, 1, () -> {
            throw ApplicationFailure.newNonRetryableFailure("the key has other content", "device.assignment-conflict");
        });

        assertThatThrownBy(this::run)
                .isInstanceOf(WorkflowFailedException.class)
                .rootCause()
                .hasMessageContaining("the key has other content");
    }
}
