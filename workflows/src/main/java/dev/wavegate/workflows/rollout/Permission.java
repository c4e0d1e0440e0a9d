package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;

/** Waits until nobody has paused the rollout and its change allows it, as far as waiting can bring that about. */
final class Permission {
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement desk;

    Permission(ProgressRecorder recorder, OperatorCommands commands, ChangeManagement desk) {
        this.recorder = recorder;
        this.commands = commands;
        this.desk = desk;
    }

    /** Goes on only when the change, read now, says yes and nobody has paused; a paused rollout still heeds its change. */
    StepResult await() {
        Backoff rest = ChangeManagement.rest();
        while (commands.command().isEmpty()) {
            if (commands.isPaused() && !commands.hasChangeMoved()) {
                Workflow.await(() -> !commands.isPaused()
                        || commands.hasChangeMoved()
                        || commands.command().isPresent());
                continue;
            }
            Optional<StepResult> step = resultBy(desk.ask(), rest);
            boolean mustWait = step.map(StepResult::goesOn).orElse(true) && commands.isPaused();
            if (step.isPresent() && !mustWait) {
                return step.get();
            }
        }
        return commands.command().get();
    }

    /** What the answer means; empty when it has to be asked for again. */
    private Optional<StepResult> resultBy(ChangeAnswer answer, Backoff rest) {
        return answer.match(
                approved -> Optional.of(StepResult.GO_ON),
                rejected -> Optional.of(
                        new StepResult(StepResult.Way.CANCELLED, "the approval was taken back: " + rejected.comment())),
                waiting -> Optional.of(desk.awaitApproval()),
                held -> {
                    recorder.hold(List.of("The change is on hold: " + held.reason()));
                    WorkflowClock.await(
                            rest.next(),
                            () -> commands.hasChangeMoved()
                                    || commands.command().isPresent());
                    return Optional.empty();
                },
                withdrawn -> Optional.of(new StepResult(StepResult.Way.CANCELLED, withdrawn.reason())));
    }
}
