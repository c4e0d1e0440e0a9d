package dev.wavegate.workflows.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.testkit.incident.IncidentDraftBuilder;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.workflows.SkippedTime;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Command;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.watch.HourlyWatch;
import dev.wavegate.workflows.watch.WatchWorkflow;
import dev.wavegate.workflows.wave.WaveInLanes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** One rollout in skipped time, with everybody else played by the test. By default it is approved after an hour. */
final class RolloutScenario implements AutoCloseable {
    static final Command ADA = new Command("ada", "looks odd");

    private static final Logger LOG = LoggerFactory.getLogger(RolloutScenario.class);
    private static final String ID = "rollout/thermostat-4-2-1";
    private static final String WATCH = ID + "/watch";
    private static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");
    private static final PlanDigest DIGEST = new PlanDigest("ab".repeat(32));

    private final TestWorkflowEnvironment environment =
            SkippedTime.environment(TestEnvironmentOptions.newBuilder().setInitialTime(BEGINNING));
    private final Clock clock = new StoryTime();
    private final ScriptedChange change = new ScriptedChange();
    private final ScriptedSchedules schedules = new ScriptedSchedules(clock);
    private final ScriptedBookings bookings = new ScriptedBookings();
    private final ScriptedFleet fleet = new ScriptedFleet(clock);
    private final RecordedJournal journal = new RecordedJournal();
    private final ScriptedIncidents incidents = new ScriptedIncidents();
    private final List<Happening> happenings = new ArrayList<>();
    private PlanBuilder plan = PlanBuilder.aPlan("thermostat-4-2-1")
            .openIn(ScriptedSchedules.CALENDAR)
            .staffedBy("firmware-oncall", ScriptedSchedules.ROSTER, 1);
    private int[] waves = {20, 180, 1_800};
    private Optional<Map<String, Integer>> regions = Optional.empty();
    private int regionalWaves = 1;
    private boolean approves = true;

    private record Happening(Duration after, Consumer<RolloutWorkflow> what) {}

    /** The moment so long after the beginning. */
    static Instant in(Duration time) {
        return BEGINNING.plus(time);
    }

    /** The time between two moments, each so long after the beginning. */
    static Interval from(Duration start, Duration end) {
        return new Interval(in(start), in(end));
    }

    RolloutScenario planned(UnaryOperator<PlanBuilder> wishes) {
        plan = wishes.apply(plan);
        return this;
    }

    RolloutScenario inWaves(int... devices) {
        waves = devices.clone();
        return this;
    }

    /** One wave through these regions, with so many devices in each. */
    RolloutScenario throughRegions(Map<String, Integer> devices) {
        return throughRegions(devices, 1);
    }

    /** So many waves through these regions, with so many devices in each. */
    RolloutScenario throughRegions(Map<String, Integer> devices, int times) {
        regionalWaves = times;
        waves = new int[] {devices.values().stream().mapToInt(each -> each).sum()};
        regions = Optional.of(devices);
        return this;
    }

    RolloutScenario withoutApproval() {
        approves = false;
        return this;
    }

    RolloutScenario approvedAfter(Duration time) {
        approves = false;
        return changeMoves(time, ScriptedChange::approve);
    }

    /** The change manager does something, and the feed tells of it. */
    RolloutScenario changeMoves(Duration after, Consumer<ScriptedChange> move) {
        return after(after, rollout -> {
            move.accept(change);
            rollout.changeMoved(0);
        });
    }

    /** Calendars or rosters are changed, and the feed tells of it. */
    RolloutScenario schedulesMove(Duration after, Consumer<ScriptedSchedules> move) {
        return after(after, rollout -> {
            move.accept(schedules);
            rollout.rosterMoved();
        });
    }

    RolloutScenario after(Duration time, Consumer<RolloutWorkflow> what) {
        happenings.add(new Happening(time, what));
        return this;
    }

    /** Plays the story to its end; whatever happens in it, no timer is left. */
    RolloutProgress play() {
        RolloutWorkflow rollout = begin();
        RolloutProgress end = result(rollout);
        histories()
                .forEach(each -> assertThat(HistoryFacts.of(each).openTimers())
                        .as(
                                "timers left open by %s",
                                each.getWorkflowExecution().getWorkflowId())
                        .isEmpty());
        return end;
    }

    /** A watch of an earlier run of the rollout still goes on. */
    RolloutScenario watchedAlready() {
        return after(Duration.ofMinutes(1), rollout -> {
            IncidentDraft incident =
                    IncidentDraftBuilder.anIncidentOf("thermostat-4-2-1").build();
            WatchWorkflow watch = environment
                    .getWorkflowClient()
                    .newWorkflowStub(
                            WatchWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.WORKFLOWS)
                                    .setWorkflowId(WATCH)
                                    .build());
            WorkflowClient.start(
                    watch::run,
                    new WatchWorkflow.Input(
                            new PlanRef(new RolloutId("thermostat-4-2-1"), DIGEST),
                            List.of(),
                            incident,
                            in(Duration.ofDays(3))));
        });
    }

    /** Whether a watch of its devices was started. */
    boolean isWatched() {
        return runs().stream()
                .flatMap(run -> HistoryFacts.of(run).children().stream())
                .anyMatch(child -> child.getWorkflowId().equals(WATCH));
    }

    /** Skips the time until the watch of the completed rollout has ended. */
    void awaitEndOfWatch() {
        environment.getWorkflowClient().newUntypedWorkflowStub(WATCH).getResult(Void.class);
    }

    /** The result; of a workflow that was cancelled, which has none, the last progress. */
    private RolloutProgress result(RolloutWorkflow rollout) {
        try {
            return WorkflowStub.fromTyped(rollout).getResult(RolloutProgress.class);
        } catch (WorkflowFailedException failed) {
            if (failed.getWorkflowCloseEventType() != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED) {
                throw failed;
            }
            return journal.last();
        }
    }

    private RolloutWorkflow begin() {
        if (approves) {
            approvedAfter(Duration.ofHours(1));
        }
        int number = regions.isPresent() ? regionalWaves : Math.max(1, waves.length);
        RolloutPlan built = plan.inWavesUpTo(shares(number)).build();
        regions.ifPresentOrElse(
                devices -> IntStream.range(0, regionalWaves).forEach(each -> fleet.devicesIn(devices)),
                () -> fleet.devices(waves));
        Worker stories = environment.newWorker(TaskQueues.WORKFLOWS);
        stories.registerWorkflowImplementationTypes(WaveByWaveRollout.class, WaveInLanes.class, HourlyWatch.class);
        stories.registerActivitiesImplementations(change, schedules, bookings, journal, incidents);
        environment.newWorker(TaskQueues.DRIVES).registerActivitiesImplementations(fleet);
        environment.start();
        RolloutWorkflow rollout = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RolloutWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(RolloutWorkflow.workflowId(built.id()))
                                .build());
        journal.knows(built);
        happenings.forEach(each -> environment.registerDelayedCallback(each.after(), () -> play(each, rollout)));
        WorkflowClient.start(rollout::run, new RolloutWorkflow.Input(new PlanRef(built.id(), DIGEST)));
        return rollout;
    }

    /** What comes after the end of the story, nobody hears. */
    private static void play(Happening happening, RolloutWorkflow rollout) {
        try {
            happening.what().accept(rollout);
        } catch (WorkflowNotFoundException over) {
            LOG.debug("The story was over", over);
        }
    }

    /** So many waves in equal steps; how many devices each has is the fleet's matter. */
    private static String[] shares(int waves) {
        return IntStream.rangeClosed(1, waves)
                .mapToObj(each -> 100 * each / waves + "%")
                .toArray(String[]::new);
    }

    /** The histories of all runs of the rollout, the first one first, and then those of its waves, rollbacks included. */
    List<WorkflowExecutionHistory> histories() {
        List<WorkflowExecutionHistory> runs = runs();
        List<WorkflowExecutionHistory> all = new ArrayList<>(runs);
        runs.forEach(run -> HistoryFacts.of(run).children().stream()
                .filter(child -> !child.getWorkflowId().equals(WATCH))
                .forEach(child -> all.add(
                        environment.getWorkflowClient().fetchHistory(child.getWorkflowId(), child.getRunId()))));
        return all;
    }

    /** The histories of all runs of the rollout, the first one first. */
    List<WorkflowExecutionHistory> runs() {
        List<WorkflowExecutionHistory> runs = new ArrayList<>();
        String run = "";
        do {
            WorkflowExecutionHistory history = run.isEmpty()
                    ? environment.getWorkflowClient().fetchHistory(ID)
                    : environment.getWorkflowClient().fetchHistory(ID, run);
            runs.add(0, history);
            run = history.getEvents()
                    .get(0)
                    .getWorkflowExecutionStartedEventAttributes()
                    .getContinuedExecutionRunId();
        } while (!run.isEmpty());
        return runs;
    }

    /** Somebody cancels a workflow in Temporal. */
    void cancel(String workflowId) {
        environment.getWorkflowClient().newUntypedWorkflowStub(workflowId).cancel();
    }

    /** The present moment. */
    Instant now() {
        return clock.instant();
    }

    ScriptedChange change() {
        return change;
    }

    ScriptedSchedules schedules() {
        return schedules;
    }

    ScriptedBookings bookings() {
        return bookings;
    }

    ScriptedFleet fleet() {
        return fleet;
    }

    RecordedJournal journal() {
        return journal;
    }

    ScriptedIncidents incidents() {
        return incidents;
    }

    /** How long the story took, by its last event. */
    Duration elapsed() {
        List<JournalEvent> events = journal.events();
        return Duration.between(BEGINNING, events.get(events.size() - 1).at());
    }

    @Override
    public void close() {
        environment.close();
    }

    /** The clock of the story's server. */
    private final class StoryTime extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(environment.currentTimeMillis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
