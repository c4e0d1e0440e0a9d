package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.PlannedDates;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** A rollout that runs one wave after the other, each in its own staffed windows, under one change. */
public final class WaveByWaveRollout implements RolloutWorkflow {
    /** As many events as the server by default suggests to leave behind; it refuses to go on at 51,200. */
    private static final int LONG_HISTORY = 4_096;

    private final JournalActivities journal =
            Workflow.newActivityStub(JournalActivities.class, ActivityProfiles.ownStore());
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.freezing());
    private final PlanRef rollout;
    private final Optional<Continuation> continued;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private Optional<WaveRunner> waves = Optional.empty();
    private List<WaveSlice> slices = List.of();

    /** Everything that a message may touch exists before the first message is handled. */
    @WorkflowInit
    public WaveByWaveRollout(Input input) {
        this.rollout = input.plan();
        this.continued = input.continued();
        this.recorder = new ProgressRecorder(
                rollout.rollout(),
                journal,
                continued.map(Continuation::progress).orElse(RolloutProgress.preparing()),
                continued.map(Continuation::sequence).orElse(0L));
        this.commands = new OperatorCommands(recorder);
    }

    /** A cancellation request is a command like any other: everything runs in a scope that is not cancelled. */
    @Override
    public RolloutProgress run(Input same) {
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            commands.cancel(Optional.ofNullable(reason).orElse(""));
            return reason;
        });
        Workflow.newDetachedCancellationScope(this::rollOut).run();
        return recorder.progress();
    }

    private void rollOut() {
        try {
            rollOut(journal.register(new JournalActivities.Registration(rollout, WorkflowClock.now())));
        } catch (ActivityFailure failure) {
            RolloutCompletion.escalateWithoutPlan(rollout, recorder, Causes.sentence(failure));
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        recorder.drain();
    }

    private void rollOut(RolloutPlan plan) {
        Team team = assemble(plan);
        waves = Optional.of(team.waves());
        StepResult step = recorded(runWaves(team));
        commands.conclude();
        team.completion().conclude(step, slices, whyNotFreed(team));
        team.change().drain();
    }

    /** A rollout whose steps are not all recorded must not end as a success. */
    private StepResult recorded(StepResult step) {
        recorder.drain();
        return recorder.refusal()
                .filter(reason -> step.proceeds())
                .<StepResult>map(StepResult.Escalate::new)
                .orElse(step);
    }

    /** Frees the people; why that failed, if it did. */
    private Optional<String> whyNotFreed(Team team) {
        try {
            team.bookings().conclude();
            return Optional.empty();
        } catch (ActivityFailure failure) {
            String reason = Causes.sentence(failure);
            recorder.record("booking.remark", "The bookings of this rollout were not released: " + reason, Map.of());
            return Optional.of(reason);
        }
    }

    /** A failure that no retry mends ends with a person. */
    private StepResult runWaves(Team team) {
        try {
            StepResult step = prepare(team);
            for (WaveSlice wave : slices) {
                if (step.proceeds() && !isDone(wave)) {
                    continueAsNewIfSuggested(team, wave);
                    step = team.waves().run(wave);
                    step = recorder.refusal().isPresent() ? recorded(step) : step;
                }
            }
            step = step.proceeds() ? team.verdicts().lookBack() : step;
            return step.proceeds() && team.change().change().isPresent()
                    ? team.change().awaitConclusion()
                    : step;
        } catch (ActivityFailure | ChildWorkflowFailure failure) {
            return new StepResult.Escalate(Causes.sentence(failure));
        }
    }

    /** Freezes the cohort, raises the change and awaits its approval. */
    private StepResult prepare(Team team) {
        if (continued.isEmpty()) {
            recorder.record("rollout.started", "Rollout " + rollout.rollout() + " started.", Map.of());
        }
        Optional<CohortActivities.Frozen> frozen =
                Interruptible.finish(() -> cohorts.freeze(rollout), commands::isEnding);
        slices = frozen.map(CohortActivities.Frozen::slices).orElse(List.of());
        if (commands.isEnding() || frozen.isEmpty()) {
            return commands.ending().orElseThrow();
        }
        if (continued.isPresent()) {
            return new StepResult.Proceed();
        }
        int devices = frozen.get().devices();
        int skipped = frozen.get().skipped();
        recorder.record(
                "cohort.frozen",
                "Froze a cohort of " + devices + " devices in " + slices.size() + " waves (" + skipped + " skipped).",
                Map.of("devices", Integer.toString(devices), "skipped", Integer.toString(skipped)));
        if (devices == 0) {
            return nothingToDo(frozen.get());
        }
        StepResult announced = team.waves().announceOverlaps();
        if (!announced.proceeds()) {
            return announced;
        }
        StepResult raised = team.change().raise(team.windows().forecast(slices));
        if (!raised.proceeds()) {
            return raised;
        }
        StepResult approved = team.change().obtainApproval();
        return approved.proceeds() ? team.waves().claimDevices() : approved;
    }

    private static StepResult nothingToDo(CohortActivities.Frozen frozen) {
        if (frozen.skipped() == 0) {
            return new StepResult.Cancel("no device of the backend matches the plan");
        }
        int unfit = frozen.skipped() - frozen.upToDate();
        return unfit == 0
                ? new StepResult.Complete("all " + frozen.upToDate()
                        + " devices run the version of the release already; no change was raised")
                : new StepResult.Cancel("no device needs the release: " + frozen.upToDate()
                        + " run its version already, " + unfit + " are not compatible");
    }

    private boolean isDone(WaveSlice wave) {
        return continued.filter(run -> wave.number().value() < run.nextWave()).isPresent();
    }

    /** Between two waves nothing is under way, so that a long history can be left behind. */
    private void continueAsNewIfSuggested(Team team, WaveSlice next) {
        boolean isLong = Workflow.getInfo().getHistoryLength() > LONG_HISTORY;
        if (!isLong && !Workflow.getInfo().isContinueAsNewSuggested()) {
            return;
        }
        team.bookings().drain();
        team.change().drain();
        recorder.drain();
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!commands.isEnding()) {
            Workflow.continueAsNew(new Input(
                    rollout,
                    Optional.of(new Continuation(
                            recorder.progress(),
                            recorder.sequence(),
                            next.number().value(),
                            team.change().dates(),
                            team.bookings().reserved(),
                            team.allocation().allocated(),
                            team.verdicts().passed()))));
        }
    }

    /** Who does the work of this rollout. */
    private record Team(
            ChangeManagement change,
            StaffBookings bookings,
            StaffAllocation allocation,
            WindowScheduler windows,
            WaveRunner waves,
            WaveVerdicts verdicts,
            RolloutCompletion completion) {}

    private Team assemble(RolloutPlan plan) {
        PlannedDates dates = continued.map(Continuation::dates).orElse(PlannedDates.none());
        ChangeManagement change = new ChangeManagement(rollout, plan, dates, recorder, commands);
        StaffBookings bookings = new StaffBookings(
                plan, recorder, continued.map(Continuation::bookings).orElse(List.of()));
        StaffAllocation allocation =
                new StaffAllocation(plan, continued.map(Continuation::allocated).orElse(Map.of()));
        WindowScheduler windows = new WindowScheduler(plan, bookings, allocation);
        WaveVerdicts verdicts = new WaveVerdicts(
                rollout,
                plan,
                recorder,
                commands,
                change,
                continued.map(Continuation::passed).orElse(List.of()));
        return new Team(
                change,
                bookings,
                allocation,
                windows,
                new WaveRunner(rollout, plan, recorder, commands, change, windows, allocation, verdicts),
                verdicts,
                new RolloutCompletion(rollout, plan, recorder, change, verdicts));
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
        commands.mayAbort();
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
    public void changeMoved(long version) {
        commands.changeMoved(version);
    }

    @Override
    public void rosterMoved() {
        commands.rosterMoved();
    }

    @Override
    public void soaking(WaveNumber wave, String region) {
        waves.ifPresent(runner -> runner.soaking(wave, region));
    }

    @Override
    public RolloutProgress view() {
        return recorder.progress();
    }
}
