package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.workflow.Workflow;

/** Waits for a person where the gates of a wave cannot tell. */
final class DecisionDesk {
    private final Chronicle chronicle;
    private final Steering steering;
    private final ChangeDesk desk;

    DecisionDesk(Chronicle chronicle, Steering steering, ChangeDesk desk) {
        this.chronicle = chronicle;
        this.steering = steering;
        this.desk = desk;
    }

    /** The way that a person decides for, unless somebody ends the rollout or withdraws its change before. */
    Fate await(WaveSlice wave, WaveWorkflow.Result result) {
        chronicle.hold(List.of("The gates of wave " + wave.name() + " cannot tell: " + reasons(result)));
        steering.awaitDecision();
        Optional<Fate> fate = Optional.empty();
        while (fate.isEmpty()) {
            Workflow.await(() -> steering.hasDecision() || steering.command().isPresent() || steering.hasChangeMoved());
            fate = steering.takeDecision()
                    .map(DecisionDesk::fateBy)
                    .or(steering::command)
                    .or(() -> withdrawn(desk.ask()));
        }
        chronicle.release();
        return fate.get();
    }

    private static String reasons(WaveWorkflow.Result result) {
        return result.gates().stream()
                .flatMap(each -> each.verdict().reasons().stream())
                .collect(Collectors.joining(" "));
    }

    private static Fate fateBy(GateDecision decision) {
        return decision.choice() == Choice.PROMOTE
                ? Fate.GO_ON
                : new Fate(Fate.Way.ROLL_BACK, "decided by " + decision.actor());
    }

    /** Only the end of the change ends the waiting; everything else is asked again before the next wave. */
    private static Optional<Fate> withdrawn(ChangeAnswer answer) {
        return answer.match(
                approved -> Optional.empty(),
                rejected -> Optional.empty(),
                waiting -> Optional.empty(),
                held -> Optional.empty(),
                gone -> Optional.of(new Fate(Fate.Way.CANCELLED, gone.reason())));
    }
}
