package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.workflow.Workflow;

/** Waits for a person to decide about a wave whose gates are inconclusive. */
final class ManualJudgment {
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement change;

    ManualJudgment(ProgressRecorder recorder, OperatorCommands commands, ChangeManagement change) {
        this.recorder = recorder;
        this.commands = commands;
        this.change = change;
    }

    /** The way that a person decides for, unless somebody ends the rollout or withdraws its change before. */
    StepResult await(WaveSlice wave, WaveWorkflow.Result result) {
        recorder.hold(List.of("The gates of wave " + wave.name() + " are inconclusive: " + reasons(result)
                + ". Decide whether to promote the wave or to roll back."));
        commands.awaitDecision();
        Optional<StepResult> step = Optional.empty();
        while (step.isEmpty()) {
            Workflow.await(() -> commands.hasDecision() || commands.isEnding() || commands.hasChangeMoved());
            step = commands.takeDecision()
                    .map(ManualJudgment::resultBy)
                    .or(commands::ending)
                    .or(() -> withdrawn(change.read()));
        }
        recorder.release();
        return step.get();
    }

    private static String reasons(WaveWorkflow.Result result) {
        return result.gates().stream()
                .flatMap(each -> each.verdict().reasons().stream())
                .collect(Collectors.joining("; "));
    }

    private static StepResult resultBy(GateDecision decision) {
        return decision.choice() == Choice.PROMOTE
                ? new StepResult.Proceed()
                : new StepResult.RollBack("rollback decided by " + decision.actor());
    }

    /** Only the end of the change ends the waiting; everything else is asked again before the next wave. */
    private static Optional<StepResult> withdrawn(ChangeAnswer answer) {
        return answer.match(
                approved -> Optional.empty(),
                rejected -> Optional.empty(),
                waiting -> Optional.empty(),
                held -> Optional.empty(),
                gone -> Optional.of(new StepResult.Cancel(gone.reason())));
    }
}
