package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** A rollout that brings one wave after the other, each in its own staffed window, under one change. */
public final class WaveByWaveRollout implements RolloutWorkflow {
    private final JournalActivities journal =
            Workflow.newActivityStub(JournalActivities.class, ActivityProfiles.ownStore());
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final Input order;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement desk;
    private final StaffBookings bookings;
    private final PlannedTime time;
    private final WindowScheduler windows;
    private final Permission permission;
    private final ManualJudgment decisions;
    private final WaveRunner waves;
    private final WaveReporter reporter;
    private final StaffAllocation people;
    private final RolloutContext context;
    private final RolloutCompletion aftermath;
    private Optional<RegionalWave> regionalWave = Optional.empty();
    private List<WaveSlice> slices = List.of();

    /** Everything that a message may touch exists before the first message is handled. */
    @WorkflowInit
    public WaveByWaveRollout(Input order) {
        this.order = order;
        this.recorder = new ProgressRecorder(order.plan().id(), journal);
        this.commands = new OperatorCommands(recorder);
        this.desk = new ChangeManagement(order, recorder, commands);
        this.bookings = new StaffBookings(order.plan(), recorder, desk);
        this.time = new PlannedTime(order.plan(), recorder, commands, desk);
        this.windows = new WindowScheduler(order.plan(), bookings, time);
        this.permission = new Permission(recorder, commands, desk);
        this.decisions = new ManualJudgment(recorder, commands, desk);
        this.waves = new WaveRunner(order);
        this.reporter = new WaveReporter(recorder, desk);
        this.people = new StaffAllocation(order.plan());
        this.context = new RolloutContext(order.plan(), recorder, commands, desk, bookings, windows, waves, cohorts);
        this.aftermath = new RolloutCompletion(order, recorder, desk, cohorts, waves);
    }

    @Override
    public RolloutProgress run(Input same) {
        journal.register(new JournalActivities.Registration(order.plan(), order.digest(), WorkflowClock.now()));
        recorder.tell("rollout.started", "Rollout " + order.plan().id() + " has begun.", Map.of());
        StepResult step = tell();
        commands.conclude();
        bookings.conclude();
        aftermath.conclude(step, slices);
        Workflow.await(Workflow::isEveryHandlerFinished);
        desk.drain();
        recorder.drain();
        return recorder.progress();
    }

    /** The story; whatever cannot be mended by trying again ends with a person. */
    private StepResult tell() {
        try {
            StepResult step = prepare();
            for (WaveSlice wave : slices) {
                step = step.goesOn() ? carryOut(wave) : step;
            }
            return step;
        } catch (ActivityFailure | ChildWorkflowFailure failure) {
            return new StepResult(StepResult.Way.NEEDS_HUMAN, Causes.sentence(failure));
        }
    }

    private StepResult prepare() {
        CohortActivities.Frozen frozen = cohorts.freeze(order.plan());
        recorder.tell(
                "cohort.frozen",
                "Froze a cohort of " + frozen.devices() + " devices in "
                        + frozen.slices().size() + " waves (" + frozen.skipped() + " skipped).",
                Map.of("devices", Integer.toString(frozen.devices()), "skipped", Integer.toString(frozen.skipped())));
        if (frozen.devices() == 0) {
            return new StepResult(StepResult.Way.CANCELLED, "no device of the backend matches the plan");
        }
        slices = frozen.slices();
        List<WaveForecast> forecasts = windows.forecast(slices);
        desk.raise(forecasts);
        time.expect(forecasts);
        return desk.awaitApproval();
    }

    private StepResult carryOut(WaveSlice wave) {
        if (!wave.isCut()) {
            return carryOutAsAWhole(wave);
        }
        RegionalWave regions = new RegionalWave(context, permission, decisions, people, wave);
        regionalWave = Optional.of(regions);
        return regions.carryOut();
    }

    /** Brings one wave to its end, in as many windows as that takes. */
    private StepResult carryOutAsAWhole(WaveSlice wave) {
        recorder.enterWave(wave.number().value());
        int left = wave.range().size();
        Backoff rest = WaveRunner.rest();
        while (true) {
            StepResult permitted = permission.await();
            if (!permitted.goesOn()) {
                return permitted;
            }
            WholeWave whole = new WholeWave(context, wave, left);
            Optional<StaffedWindow> window = windows.await(whole, desk.notBefore());
            if (window.isEmpty() || !desk.hasAnsweredLately()) {
                continue;
            }
            WaveWorkflow.Result result = update(wave, whole, left, window.get());
            switch (result.end()) {
                case PASSED -> {
                    return commands.command().orElse(StepResult.GO_ON);
                }
                case FAILED -> {
                    return commands.command().orElse(new StepResult(StepResult.Way.ROLL_BACK, result.reason()));
                }
                case INCONCLUSIVE -> {
                    return decisions.await(wave, result);
                }
                case UNFINISHED, SOAKED -> left = restAndCount(left, result, rest);
            }
        }
    }

    private WaveWorkflow.Result update(WaveSlice wave, WholeWave whole, int left, StaffedWindow window) {
        desk.beginImplementation();
        recorder.release();
        recorder.enter(RolloutState.RUNNING_WAVE);
        WaveReporter.WaveLabel label =
                new WaveReporter.WaveLabel(wave.name(), "wave-" + wave.number(), Map.of("wave", wave.name()));
        reporter.begun(label, left, window);
        WaveWorkflow.Result result = waves.forward(wave, window.workUntil(), whole.news(WorkflowClock.now()));
        if (result.end() == WaveWorkflow.End.PASSED || result.end() == WaveWorkflow.End.INCONCLUSIVE) {
            waveSoaking(wave.number());
        }
        recorder.gates(wave.number().value(), result.gates());
        reporter.ended(label, result.end(), result.counts(), result.reason());
        return result;
    }

    /** How many devices are left; a backend that did not answer gets a rest first. */
    private int restAndCount(int left, WaveWorkflow.Result result, Backoff rest) {
        if (result.reason().isBlank()) {
            rest.startOver();
        } else {
            recorder.hold(List.of(result.reason()));
            WorkflowClock.await(rest.next(), () -> commands.command().isPresent());
        }
        boolean counted = result.counts().total() > 0;
        return counted ? Math.max(1, result.counts().of(DeviceOutcome.PENDING)) : left;
    }

    @Override
    public RolloutProgress pause(Command command) {
        commands.pause(command);
        return recorder.progress();
    }

    @Override
    public void mayPause(Command command) {
        commands.mayPause();
    }

    @Override
    public RolloutProgress resume(Command command) {
        commands.resume(command);
        return recorder.progress();
    }

    @Override
    public void mayResume(Command command) {
        commands.mayResume();
    }

    @Override
    public RolloutProgress abort(Command command) {
        commands.abort(command);
        return recorder.progress();
    }

    @Override
    public void mayAbort(Command command) {
        commands.mayEnd();
    }

    @Override
    public RolloutProgress rollBack(Command command) {
        commands.rollBack(command);
        return recorder.progress();
    }

    @Override
    public void mayRollBack(Command command) {
        commands.mayEnd();
    }

    @Override
    public RolloutProgress decide(GateDecision decision) {
        commands.decide(decision);
        return recorder.progress();
    }

    @Override
    public void mayDecide(GateDecision decision) {
        commands.mayDecide();
    }

    @Override
    public void changeMoved() {
        commands.changeMoved();
    }

    @Override
    public void rosterMoved() {
        commands.rosterMoved();
    }

    @Override
    public void waveSoaking(WaveNumber wave) {
        boolean isCurrent = wave.value() == recorder.progress().wave();
        if (isCurrent && recorder.state() == RolloutState.RUNNING_WAVE) {
            recorder.enter(RolloutState.SOAKING);
            recorder.tell("wave.soaking", "Wave " + order.plan().wave(wave).name() + " is soaking.", Map.of());
        }
    }

    @Override
    public void regionSoaking(WaveNumber wave, String region) {
        if (wave.value() == recorder.progress().wave()) {
            regionalWave.ifPresent(current -> current.soaking(region));
        }
    }

    @Override
    public RolloutProgress view() {
        return recorder.progress();
    }
}
