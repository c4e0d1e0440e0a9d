package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.FleetTarget.OnOverlap;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.journal.WaveProgress;
import dev.wavegate.workflows.rollout.RunPermit.Interrupt;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.CohortActivities.Overlap;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/**
 * Runs a wave: starts its parts, each in windows of its own, listens to operators and the change in one place for all of
 * them, and asks the gates for one verdict on the whole wave.
 */
final class WaveRunner {
    private static final Duration FIRST_LOOK_AT_OVERLAPS = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST_OF_OVERLAPS = Duration.ofMinutes(5);

    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final PlanRef rollout;
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement change;
    private final WindowScheduler windows;
    private final StaffAllocation allocation;
    private final WaveVerdicts verdicts;
    private Optional<RunningWave> current = Optional.empty();

    WaveRunner(
            PlanRef rollout,
            RolloutPlan plan,
            ProgressRecorder recorder,
            OperatorCommands commands,
            ChangeManagement change,
            WindowScheduler windows,
            StaffAllocation allocation,
            WaveVerdicts verdicts) {
        this.rollout = rollout;
        this.plan = plan;
        this.recorder = recorder;
        this.commands = commands;
        this.change = change;
        this.windows = windows;
        this.allocation = allocation;
        this.verdicts = verdicts;
    }

    /** The parts of one wave, and what they share. */
    private record RunningWave(WaveSlice slice, WaveProgress progress, RunPermit permit, List<WavePart> parts) {}

    /** Another rollout has some of the devices: says so, and refuses if the plan wants that. */
    StepResult announceOverlaps() {
        List<Overlap> overlaps = cohorts.overlaps(rollout);
        if (overlaps.isEmpty()) {
            return new StepResult.Proceed();
        }
        String text = "Devices of this rollout are also in " + words(overlaps) + ".";
        recorder.record("rollout.overlaps", text, Map.of());
        return plan.fleet().onOverlap() == OnOverlap.REFUSE
                ? new StepResult.Cancel("devices are also in " + words(overlaps) + ", and the plan refuses that")
                : new StepResult.Proceed();
    }

    /** Before the first wave: waits until no earlier rollout has any of the devices, or takes them over. */
    StepResult claimDevices() {
        if (plan.fleet().onOverlap() == OnOverlap.TAKE_OVER) {
            cohorts.takeOver(rollout);
            return new StepResult.Proceed();
        }
        Backoff rest = new Backoff(FIRST_LOOK_AT_OVERLAPS, LONGEST_REST_OF_OVERLAPS);
        List<Overlap> overlaps = cohorts.overlaps(rollout);
        if (overlaps.isEmpty()) {
            return new StepResult.Proceed();
        }
        while (!commands.isEnding() && !overlaps.isEmpty()) {
            recorder.hold(List.of("The first wave waits for the end of " + words(overlaps)
                    + ". Abort that rollout to go on at once."));
            WorkflowClock.await(rest.next(), () -> commands.isEnding() || commands.hasChangeMoved());
            StepResult permitted = change.awaitPermission();
            if (!permitted.proceeds()) {
                return permitted;
            }
            overlaps = cohorts.overlaps(rollout);
        }
        recorder.release();
        return commands.ending().orElseGet(this::afterTheOthers);
    }

    /** Devices run what the other rollouts left on them. */
    private StepResult afterTheOthers() {
        OutcomeCounts counts = cohorts.readAgain(rollout);
        return counts.of(DeviceOutcome.PENDING) == 0
                ? new StepResult.Cancel("every device runs the version of the release already")
                : new StepResult.Proceed();
    }

    private static String words(List<Overlap> overlaps) {
        return overlaps.stream()
                .map(each -> "rollout " + each.rollout() + " (" + each.devices() + " devices)")
                .collect(Collectors.joining(", "));
    }

    /** Runs the wave to its end. */
    StepResult run(WaveSlice slice) {
        StepResult lookedBack = verdicts.lookBack();
        if (!lookedBack.proceeds()) {
            return lookedBack;
        }
        recorder.enterWave(slice.number().value());
        StepResult permitted = change.awaitPermission();
        if (!permitted.proceeds()) {
            return permitted;
        }
        RunningWave wave = prepare(slice);
        current = Optional.of(wave);
        StepResult parts = runParts(wave);
        StepResult step = parts.proceeds() ? verdicts.conclude(slice, wave.progress(), soleResult(wave)) : parts;
        change.waveEnded(slice, statusAfter(step), wave.progress().results());
        return step;
    }

    private static ChangeTask.Status statusAfter(StepResult step) {
        if (step.proceeds()) {
            return ChangeTask.Status.SUCCESSFUL;
        }
        return step instanceof StepResult.RollBack ? ChangeTask.Status.UNSUCCESSFUL : ChangeTask.Status.CANCELLED;
    }

    /** Every device of the part has its outcome; a signal about another wave is late and ignored. */
    void soaking(WaveNumber number, String region) {
        current.filter(wave -> wave.slice().number().equals(number))
                .ifPresent(wave -> wave.slice().parts().stream()
                        .filter(part -> part.region().equals(region))
                        .forEach(wave.progress()::soaking));
    }

    private RunningWave prepare(WaveSlice slice) {
        WaveProgress progress = new WaveProgress(slice, recorder);
        RunPermit permit = new RunPermit();
        List<CohortPart> order = windows.inOrderOfWindows(slice, WorkflowClock.now());
        List<WavePart> parts = order.stream()
                .map(part -> new WavePart(
                        rollout,
                        plan,
                        slice,
                        part,
                        progress,
                        permit,
                        change,
                        windows,
                        allocation,
                        commands.scheduleHints()))
                .collect(Collectors.toCollection(ArrayList::new));
        return new RunningWave(slice, progress, permit, parts);
    }

    /** However it ends, no part is left under way; a failure that no retry mends is thrown. */
    private StepResult runParts(RunningWave wave) {
        grant(wave);
        List<Promise<Void>> underWay = wave.parts().stream()
                .map(part -> Async.procedure(
                        () -> part.run(() -> wave.parts().stream().anyMatch(WavePart::mustChooseFirst))))
                .toList();
        try {
            return oversee(wave, underWay);
        } finally {
            wave.permit().end();
            Workflow.await(() -> underWay.stream().allMatch(Promise::isCompleted));
            wave.progress().close();
            underWay.forEach(Promise::get);
        }
    }

    /** Listens to operators and the change until the parts have ended, or have to. */
    private StepResult oversee(RunningWave wave, List<Promise<Void>> underWay) {
        while (!isOver(wave, underWay)) {
            Workflow.await(() -> isOver(wave, underWay) || isInterrupted(wave));
            Interrupt interrupt = isOver(wave, underWay) ? Interrupt.CONTINUE : interrupt(wave, underWay);
            if (interrupt != Interrupt.CONTINUE) {
                wave.permit().withdraw();
                Optional<StepResult> permitted =
                        Interruptible.ask(change::awaitPermission, () -> isOver(wave, underWay));
                Optional<StepResult> end = permitted.filter(step -> !step.proceeds());
                if (end.isPresent()) {
                    return end.get();
                }
            }
            boolean isStopped = !wave.permit().isGranted() || wave.permit().isRequested();
            if (isStopped && !isOver(wave, underWay)) {
                grant(wave);
            }
        }
        return commands.ending().orElseGet(() -> failureOf(wave));
    }

    private boolean isInterrupted(RunningWave wave) {
        return commands.hasChangeMoved() || commands.isPaused() || wave.permit().isRequested();
    }

    /** What a pause, or else the change, read now, demands of all parts. */
    private Interrupt interrupt(RunningWave wave, List<Promise<Void>> underWay) {
        if (commands.isPaused()) {
            return Interrupt.STOP_DISPATCH;
        }
        return Interruptible.ask(change::interrupt, () -> isOver(wave, underWay) || commands.isPaused())
                .orElse(Interrupt.STOP_DISPATCH);
    }

    private void grant(RunningWave wave) {
        recorder.release();
        wave.permit().grant();
        wave.progress().resume();
    }

    /** An operator wants the end, a gate failed, or every part has ended or cannot go on. */
    private boolean isOver(RunningWave wave, List<Promise<Void>> underWay) {
        if (commands.isEnding()
                || underWay.stream().allMatch(Promise::isCompleted)
                || wave.parts().stream().anyMatch(WavePart::hasFailed)) {
            return true;
        }
        for (int part = 0; part < underWay.size(); part++) {
            if (underWay.get(part).isCompleted() && !wave.parts().get(part).isFinished()) {
                return true;
            }
        }
        return false;
    }

    private StepResult failureOf(RunningWave wave) {
        return wave.parts().stream()
                .filter(WavePart::hasFailed)
                .flatMap(part -> part.result().stream())
                .findFirst()
                .map(result -> result.end() == WaveWorkflow.End.EARLIER_WAVE_FAILED
                        ? verdicts.earlierWaveFailed(result.reason())
                        : new StepResult.RollBack(result.reason()))
                .orElse(new StepResult.Proceed());
    }

    /** The only part of a wave is judged with its soak. */
    private static Optional<WaveWorkflow.Result> soleResult(RunningWave wave) {
        return wave.parts().size() == 1 ? wave.parts().get(0).result() : Optional.empty();
    }
}
