package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;

import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.workflows.rollout.Interrupts.Interrupt;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Runs one wave, or a part of one, in one window, and stops it when the news say so. */
final class WaveRunner {
    private static final Logger LOG = Workflow.getLogger(WaveRunner.class);

    /** A backend that did not answer is asked again after this long; the drive itself has been patient before. */
    private static final Duration FIRST_REST = Duration.ofSeconds(10);

    /** A backend that is down for days costs about a hundred events an hour. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    private final RolloutWorkflow.Input order;

    WaveRunner(RolloutWorkflow.Input order) {
        this.order = order;
    }

    /** How to rest between two tries of a backend that did not answer. */
    static Backoff rest() {
        return new Backoff(FIRST_REST, LONGEST_REST);
    }

    /** Brings the wave as far as this window, the gates, the change and the people allow. */
    WaveWorkflow.Result forward(WaveSlice slice, Instant workUntil, Interrupts news) {
        return forward(
                WaveWorkflow.workflowId(order.plan().id(), slice, Intent.UPDATE),
                new WaveWorkflow.Input(order.plan(), slice, Intent.UPDATE, workUntil),
                news);
    }

    WaveWorkflow.Result forward(String id, WaveWorkflow.Input what, Interrupts news) {
        WaveWorkflow wave = child(id);
        Promise<WaveWorkflow.Result> running = Async.function(wave::run, what);
        Workflow.getWorkflowExecution(wave).get();
        try {
            steer(wave, running, news);
        } catch (ActivityFailure nobodyKnows) {
            // What cannot be asked for any more is no yes: the wave must not go on by itself.
            tell(wave::stopEverything);
            running.get();
            throw nobodyKnows;
        }
        return running.get();
    }

    /** Takes everything in the slice back to its previous version; needs no window, since waiting does more harm. */
    WaveWorkflow.Result back(WaveSlice everything) {
        WaveWorkflow wave = child(WaveWorkflow.workflowId(order.plan().id(), everything, Intent.ROLLBACK));
        Instant noLimit = WorkflowClock.now().plus(Duration.ofDays(365));
        return wave.run(new WaveWorkflow.Input(order.plan(), everything, Intent.ROLLBACK, noLimit));
    }

    /** Follows every hint until the wave comes back; ends it when a person or the change wants the end. */
    private static void steer(WaveWorkflow wave, Promise<WaveWorkflow.Result> running, Interrupts news) {
        boolean[] stopped = {false};
        while (!running.isCompleted() && !news.isOver()) {
            Workflow.await(() -> isOver(running, news) || news.hasHint() || (news.isPaused() && !stopped[0]));
            Interrupt need = news.isPaused() && !stopped[0] ? Interrupt.STOP_DISPATCH : askFor(news, running);
            if (need == Interrupt.STOP) {
                tell(wave::stopEverything);
                return;
            }
            if (need == Interrupt.STOP_DISPATCH && !stopped[0] && !isOver(running, news)) {
                tell(wave::stopDispatching);
                stopped[0] = true;
            }
        }
        if (!running.isCompleted()) {
            tell(wave::stopEverything);
        }
    }

    /** A wave that has come back by itself meanwhile hears nothing, and need not. */
    private static void tell(Runnable word) {
        try {
            word.run();
        } catch (SignalExternalWorkflowException gone) {
            LOG.info("The wave was over before it could be told to stop", gone);
        }
    }

    private static boolean isOver(Promise<WaveWorkflow.Result> running, Interrupts news) {
        return running.isCompleted() || news.isOver();
    }

    /** An outside system that does not answer keeps nobody's command waiting. */
    private static Interrupt askFor(Interrupts news, Promise<WaveWorkflow.Result> running) {
        if (isOver(running, news)) {
            return Interrupt.CONTINUE;
        }
        boolean pausedBefore = news.isPaused();
        return Interruptible.ask(news::need, () -> isOver(running, news) || news.isPaused() != pausedBefore)
                .orElse(Interrupt.CONTINUE);
    }

    private static WaveWorkflow child(String id) {
        return Workflow.newChildWorkflowStub(
                WaveWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .build());
    }
}
