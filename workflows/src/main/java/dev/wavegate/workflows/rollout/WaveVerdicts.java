package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.VerdictPolicy.OnInconclusive;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.journal.WaveProgress;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.rollout.RunPermit.Interrupt;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.CohortActivities.JudgedAgain;
import dev.wavegate.workflows.wave.CohortActivities.LookBack;
import dev.wavegate.workflows.wave.CohortActivities.LookBackInput;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.workflow.Workflow;

/** What the gates conclude about a wave, and about earlier waves again, and what follows from it. */
final class WaveVerdicts {
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final PlanRef rollout;
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement change;
    private final List<PassedWave> passed;

    /** @param passed the waves that passed in an earlier run */
    WaveVerdicts(
            PlanRef rollout,
            RolloutPlan plan,
            ProgressRecorder recorder,
            OperatorCommands commands,
            ChangeManagement change,
            List<PassedWave> passed) {
        this.rollout = rollout;
        this.plan = plan;
        this.recorder = recorder;
        this.commands = commands;
        this.change = change;
        this.passed = new ArrayList<>(passed);
    }

    /** The waves that have passed so far. */
    List<PassedWave> passed() {
        return List.copyOf(passed);
    }

    /**
     * Every part of the wave has soaked: the gates give their verdict on the whole wave.
     *
     * @param known the verdict, if it was given with the last soak
     */
    StepResult conclude(WaveSlice wave, WaveProgress progress, Optional<WaveWorkflow.Result> known) {
        return conclude(wave, progress, known, Duration.ZERO);
    }

    private StepResult conclude(
            WaveSlice wave, WaveProgress progress, Optional<WaveWorkflow.Result> known, Duration soak) {
        Instant soaked = WorkflowClock.now().plus(soak);
        Backoff rest = Backoff.ofBackend();
        WaveWorkflow.Result result = known.orElseGet(() -> judge(wave, progress, soaked));
        while (result.end() == WaveWorkflow.End.UNFINISHED) {
            if (!result.reason().isBlank()) {
                recorder.hold(List.of(result.reason()));
                WorkflowClock.await(rest.next(), commands::isEnding);
            }
            StepResult permitted = change.awaitPermission();
            if (!permitted.proceeds()) {
                return permitted;
            }
            result = judge(wave, progress, soaked);
        }
        if (mayExtendSoak(result) && soak.isZero()) {
            Duration extension = plan.wave(wave.number()).soak();
            progress.soakExtended(result, extension);
            return conclude(wave, progress, Optional.empty(), extension);
        }
        return step(wave, result);
    }

    private boolean mayExtendSoak(WaveWorkflow.Result result) {
        return result.end() == WaveWorkflow.End.INCONCLUSIVE
                && plan.verdicts().onInconclusive() == OnInconclusive.EXTEND_SOAK
                && !commands.isEnding();
    }

    private WaveWorkflow.Result judge(WaveSlice wave, WaveProgress progress, Instant soaked) {
        recorder.release();
        recorder.enter(RolloutState.SOAKING);
        Instant now = WorkflowClock.now();
        Duration soak = soaked.isAfter(now) ? Duration.between(now, soaked) : Duration.ZERO;
        WaveChild verdict =
                WaveChild.start(WaveWorkflow.Input.ofVerdict(rollout.rollout(), rollout.digest(), wave, now, soak));
        while (!verdict.hasEnded() && !commands.isEnding()) {
            Workflow.await(() -> verdict.hasEnded() || commands.isEnding() || commands.hasChangeMoved());
            if (!verdict.hasEnded() && !commands.isEnding()) {
                lookAtChange(verdict);
            }
        }
        verdict.stopEverything();
        WaveWorkflow.Result result = verdict.result();
        change.note(
                "wave-" + wave.number() + "-to-" + result.counts().outstanding()
                        + (soak.isZero() ? "" : "-soaked-again"),
                progress.judged(result));
        return result;
    }

    /** Nothing is dispatched and the soak goes on, so a change that no longer allows anything is only shown. */
    private void lookAtChange(WaveChild verdict) {
        Interruptible.ask(change::interrupt, () -> verdict.hasEnded() || commands.isEnding())
                .filter(interrupt -> interrupt == Interrupt.CONTINUE)
                .ifPresent(allowed -> recorder.release());
    }

    private StepResult step(WaveSlice wave, WaveWorkflow.Result result) {
        if (commands.ending().isPresent()) {
            return commands.ending().get();
        }
        StepResult step = switch (result.end()) {
            case PASSED -> new StepResult.Proceed();
            case FAILED -> new StepResult.RollBack(result.reason());
            case INCONCLUSIVE -> inconclusive(wave.number(), result.gates());
            case EARLIER_WAVE_FAILED -> earlierWaveFailed(result.reason());
            case SOAKED, UNFINISHED -> throw new IllegalStateException("wave is not judged, but " + result.end());
        };
        if (step.proceeds()) {
            passed.add(new PassedWave(wave.number(), result.counts().failures()));
        }
        return step;
    }

    /** A wave that has passed cannot fail again unheard: its devices are read back, and its gates judge it again. */
    StepResult lookBack() {
        if (passed.isEmpty() || !plan.verdicts().lookBack()) {
            return new StepResult.Proceed();
        }
        Backoff rest = Backoff.ofBackend();
        while (!commands.isEnding()) {
            Optional<LookBack> seen =
                    Interruptible.ask(() -> cohorts.lookBack(new LookBackInput(rollout, passed)), commands::isEnding);
            if (seen.isPresent() && seen.get().trouble().isBlank()) {
                recorder.release();
                return judged(seen.get().waves());
            }
            seen.ifPresent(troubled -> {
                recorder.hold(List.of("Devices of earlier waves cannot be read back: " + troubled.trouble()));
                WorkflowClock.await(rest.next(), commands::isEnding);
            });
        }
        return commands.ending().orElseThrow();
    }

    private StepResult judged(List<JudgedAgain> waves) {
        for (JudgedAgain wave : waves) {
            StepResult step = judged(wave);
            if (!step.proceeds()) {
                return step;
            }
        }
        return new StepResult.Proceed();
    }

    /** A wave that was promoted by a person is asked about again only when more of its devices have failed. */
    private StepResult judged(JudgedAgain wave) {
        PassedWave before = passed.stream()
                .filter(each -> each.wave().equals(wave.wave()))
                .findFirst()
                .orElseThrow();
        WaveWorkflow.End end = WaveWorkflow.End.of(wave.gates());
        boolean isNews = wave.counts().failures() > before.failures();
        if (end == WaveWorkflow.End.FAILED) {
            return new StepResult.RollBack(
                    "wave " + nameOf(wave.wave()) + ", judged again: " + reasons(wave.gates()),
                    Optional.of(wave.wave()));
        }
        if (end == WaveWorkflow.End.INCONCLUSIVE && isNews) {
            StepResult step = inconclusive(wave.wave(), wave.gates());
            if (!step.proceeds()) {
                return step;
            }
        }
        passed.set(
                passed.indexOf(before),
                new PassedWave(wave.wave(), wave.counts().failures()));
        return new StepResult.Proceed();
    }

    /** While a wave was under way, a gate failed for an earlier one: reading that one back says which. */
    StepResult earlierWaveFailed(String reason) {
        StepResult step = lookBack();
        return step.proceeds() ? new StepResult.RollBack(reason) : step;
    }

    private StepResult inconclusive(WaveNumber wave, List<GateResult> gates) {
        String text = "The gates of wave " + nameOf(wave) + " are inconclusive: " + reasons(gates);
        return plan.verdicts().onInconclusive() == OnInconclusive.ROLL_BACK
                ? new StepResult.RollBack(text, Optional.of(wave))
                : decided(text + ". Decide whether to promote the wave or to roll back.");
    }

    /** The way that a person decides for, unless somebody ends the rollout before; what the change asks is shown too. */
    private StepResult decided(String question) {
        recorder.hold(List.of(question));
        commands.awaitDecision();
        Optional<StepResult> step = Optional.empty();
        while (step.isEmpty()) {
            Workflow.await(() -> commands.hasDecision() || commands.isEnding() || commands.hasChangeMoved());
            step = commands.takeDecision().map(WaveVerdicts::resultBy).or(commands::ending);
            if (step.isEmpty()) {
                boolean isStopped = change.interrupt() != Interrupt.CONTINUE;
                List<String> reasons = isStopped ? recorder.progress().held() : List.of();
                recorder.hold(
                        Stream.concat(Stream.of(question), reasons.stream().filter(each -> !each.equals(question)))
                                .toList());
            }
        }
        recorder.release();
        return step.get();
    }

    private String nameOf(WaveNumber wave) {
        return plan.wave(wave).name();
    }

    private static String reasons(List<GateResult> gates) {
        return gates.stream().flatMap(each -> each.verdict().reasons().stream()).collect(Collectors.joining("; "));
    }

    private static StepResult resultBy(GateDecision decision) {
        return decision.choice() == Choice.PROMOTE
                ? new StepResult.Proceed()
                : new StepResult.RollBack("rollback decided by " + decision.actor());
    }
}
