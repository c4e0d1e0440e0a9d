package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.mechanics.GrowingRest;
import dev.wavegate.workflows.mechanics.StoryClock;
import io.temporal.workflow.Workflow;

/** Waits until nobody has paused the rollout and its change allows it, as far as waiting can bring that about. */
final class Permission {
    private final Chronicle chronicle;
    private final Steering steering;
    private final ChangeDesk desk;

    Permission(Chronicle chronicle, Steering steering, ChangeDesk desk) {
        this.chronicle = chronicle;
        this.steering = steering;
        this.desk = desk;
    }

    /** Goes on only when the change, read now, says yes and nobody has paused; a paused rollout still heeds its change. */
    Fate await() {
        GrowingRest rest = ChangeDesk.rest();
        while (steering.command().isEmpty()) {
            if (steering.isPaused() && !steering.hasChangeMoved()) {
                Workflow.await(() -> !steering.isPaused()
                        || steering.hasChangeMoved()
                        || steering.command().isPresent());
                continue;
            }
            Optional<Fate> fate = fateBy(desk.ask(), rest);
            boolean mustWait = fate.map(Fate::goesOn).orElse(true) && steering.isPaused();
            if (fate.isPresent() && !mustWait) {
                return fate.get();
            }
        }
        return steering.command().get();
    }

    /** What the answer means; empty when it has to be asked for again. */
    private Optional<Fate> fateBy(ChangeAnswer answer, GrowingRest rest) {
        return answer.match(
                approved -> Optional.of(Fate.GO_ON),
                rejected ->
                        Optional.of(new Fate(Fate.Way.CANCELLED, "the approval was taken back: " + rejected.comment())),
                waiting -> Optional.of(desk.awaitApproval()),
                held -> {
                    chronicle.hold(List.of("The change is on hold: " + held.reason()));
                    StoryClock.await(
                            rest.next(),
                            () -> steering.hasChangeMoved()
                                    || steering.command().isPresent());
                    return Optional.empty();
                },
                withdrawn -> Optional.of(new Fate(Fate.Way.CANCELLED, withdrawn.reason())));
    }
}
