package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import dev.wavegate.workflows.window.WindowActivities;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Runs one wave in one window, and stops it when a person, the change or the roster says so. */
final class WaveRun {
    private final RolloutWorkflow.Order order;
    private final Chronicle chronicle;
    private final Steering steering;
    private final ChangeDesk desk;
    private final WindowDesk windows;

    WaveRun(RolloutWorkflow.Order order, Chronicle chronicle, Steering steering, ChangeDesk desk, WindowDesk windows) {
        this.order = order;
        this.chronicle = chronicle;
        this.steering = steering;
        this.desk = desk;
        this.windows = windows;
    }

    /** Brings the wave as far as this window, the gates, the change and the people allow. */
    WaveWorkflow.Result forward(WaveSlice slice, int devicesLeft, StaffedWindow window) {
        Instant begun = StoryClock.now();
        WaveWorkflow wave = child(slice, Intent.UPDATE);
        Promise<WaveWorkflow.Result> running =
                Async.function(wave::run, orderFor(slice, Intent.UPDATE, window.workUntil()));
        Workflow.getWorkflowExecution(wave).get();
        try {
            steer(wave, running, () -> needNow(slice, devicesLeft, begun));
        } catch (ActivityFailure nobodyKnows) {
            // What cannot be asked for any more is no yes: the wave must not go on by itself.
            wave.stopEverything();
            running.get();
            throw nobodyKnows;
        }
        return running.get();
    }

    /** Takes everything in the slice back to its previous version; needs no window, since waiting does more harm. */
    WaveWorkflow.Result back(WaveSlice everything) {
        WaveWorkflow wave = child(everything, Intent.ROLLBACK);
        Instant noLimit = StoryClock.now().plus(Duration.ofDays(365));
        return wave.run(orderFor(everything, Intent.ROLLBACK, noLimit));
    }

    /** Follows every hint until the wave comes back; ends it when a person or the change wants the end. */
    private void steer(WaveWorkflow wave, Promise<WaveWorkflow.Result> running, Func<Need> needNow) {
        boolean[] stopped = {false};
        while (!running.isCompleted() && steering.command().isEmpty()) {
            Workflow.await(() -> isOver(running) || steering.hasHint() || (steering.isPaused() && !stopped[0]));
            Need need = steering.isPaused() && !stopped[0] ? Need.WAIT : askFor(needNow, running);
            if (need == Need.END) {
                wave.stopEverything();
                return;
            }
            if (need == Need.WAIT && !stopped[0] && !isOver(running)) {
                wave.stopDispatching();
                stopped[0] = true;
            }
        }
        if (!running.isCompleted()) {
            wave.stopEverything();
        }
    }

    private boolean isOver(Promise<WaveWorkflow.Result> running) {
        return running.isCompleted() || steering.command().isPresent();
    }

    /** An outside system that does not answer keeps nobody's command waiting. */
    private Need askFor(Func<Need> needNow, Promise<WaveWorkflow.Result> running) {
        if (isOver(running)) {
            return Need.GO_ON;
        }
        boolean pausedBefore = steering.isPaused();
        List<Promise<Need>> asked = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> asked.add(Async.function(needNow)));
        scope.run();
        Promise<Need> need = asked.get(0);
        Workflow.await(() -> need.isCompleted() || isOver(running) || steering.isPaused() != pausedBefore);
        if (need.isCompleted()) {
            return need.get();
        }
        scope.cancel();
        return Need.GO_ON;
    }

    /** What the news ask of the running wave. */
    private enum Need {
        GO_ON,
        /** Ask no further device. */
        WAIT,
        /** Stop watching, too. */
        END
    }

    private Need needNow(WaveSlice slice, int devicesLeft, Instant begun) {
        Need byChange = steering.hasChangeMoved() ? needOf(desk.ask()) : Need.GO_ON;
        if (byChange != Need.GO_ON || !steering.hasRosterMoved()) {
            return byChange;
        }
        WindowActivities.Answer covered = windows.stillCovered(slice, devicesLeft, begun);
        if (covered.window().isPresent()) {
            return Need.GO_ON;
        }
        chronicle.hold(covered.reasons());
        chronicle.tell(
                "window.coverage-lost",
                "Coverage was lost in mid-wave: " + String.join(" ", covered.reasons()),
                Map.of());
        return Need.WAIT;
    }

    private Need needOf(ChangeAnswer answer) {
        return answer.match(
                approved -> Need.GO_ON,
                rejected -> held("The approval was taken back: " + rejected.comment(), Need.WAIT),
                waiting -> held("The approval does not stand: " + waiting.reason(), Need.WAIT),
                onHold -> held("The change is on hold: " + onHold.reason(), Need.WAIT),
                withdrawn -> held("The change was withdrawn: " + withdrawn.reason(), Need.END));
    }

    private Need held(String reason, Need need) {
        chronicle.hold(List.of(reason));
        return need;
    }

    private WaveWorkflow child(WaveSlice slice, Intent intent) {
        return Workflow.newChildWorkflowStub(
                WaveWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(WaveWorkflow.workflowId(order.plan().id(), slice, intent))
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .build());
    }

    private WaveWorkflow.Order orderFor(WaveSlice slice, Intent intent, Instant workUntil) {
        return new WaveWorkflow.Order(order.plan(), slice, intent, workUntil);
    }
}
