package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Command;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.failure.ApplicationFailure;

/** Keeps what operators command and what feeds signal, until the workflow acts on it at its next safe point. */
final class OperatorCommands {
    private final ProgressRecorder recorder;
    private boolean paused;
    /** That the change has reached as far as it was said; the largest where it has to be read in any case. */
    private long versionMovedTo;

    private long versionSeen;
    private int rosterMoves;
    private boolean awaitsDecision;
    private boolean concluded;
    private boolean givenUp;
    private int awaitingRetry;
    private int resumed;
    private Optional<StepResult> ending = Optional.empty();
    private Optional<GateDecision> decision = Optional.empty();

    OperatorCommands(ProgressRecorder recorder) {
        this.recorder = recorder;
        this.paused = recorder.progress().paused();
    }

    /** From now on no command changes how the rollout ends. */
    void conclude() {
        concluded = true;
    }

    void mayPause() {
        rejectWhenOver();
        rejectIf(paused, "the rollout is already paused");
    }

    void pause(Command command) {
        paused = true;
        recorder.paused(true);
        record(command.actor(), "rollout.paused", "Paused", command.reason());
    }

    void mayResume() {
        if (awaitingRetry > 0) {
            return;
        }
        rejectWhenOver();
        rejectIf(!paused, "the rollout is not paused");
    }

    void resume(Command command) {
        resumed++;
        paused = false;
        recorder.paused(false);
        record(command.actor(), "rollout.resumed", "Resumed", command.reason());
    }

    /** Whether to end the rollout, or to give up the end of its change where that is refused. */
    void mayAbort() {
        if (!concluded || awaitingRetry == 0) {
            mayEnd();
        }
    }

    void mayEnd() {
        rejectWhenOver();
        rejectIf(ending.isPresent(), "the rollout is already ending");
    }

    void abort(Command command) {
        givenUp = concluded;
        ending = Optional.of(new StepResult.Cancel("aborted by " + command.actor() + because(command.reason())));
        record(command.actor(), "rollout.abort-requested", "Abort requested", command.reason());
    }

    /** Obeys a cancellation request of Temporal like an abort; one that comes while the rollout ends changes nothing. */
    void cancel(String reason) {
        String actor = "temporal";
        if (!concluded && ending.isEmpty()) {
            ending = Optional.of(new StepResult.Cancel("cancelled in Temporal" + because(reason)));
        }
        record(actor, "rollout.cancel-requested", "Cancellation requested", reason);
    }

    void rollBack(Command command) {
        ending = Optional.of(
                new StepResult.RollBack("rollback requested by " + command.actor() + because(command.reason())));
        record(command.actor(), "rollout.rollback-requested", "Rollback requested", command.reason());
    }

    void mayDecide() {
        rejectWhenOver();
        rejectIf(!awaitsDecision, "no gate is waiting for a decision");
        rejectIf(decision.isPresent(), "the decision has already been made");
    }

    void decide(GateDecision taken) {
        decision = Optional.of(taken);
        String words = taken.choice() == Choice.PROMOTE ? "Promotion decided" : "Rollback decided";
        record(taken.actor(), "gate.decided", words, taken.reason());
    }

    /**
     * Waits until a refused write is to be tried again.
     *
     * @return false when it is not wanted any more
     */
    boolean awaitRetry(Duration atMost, BooleanSupplier mended, BooleanSupplier unwanted) {
        int before = resumed;
        awaitingRetry++;
        try {
            WorkflowClock.await(atMost, () -> resumed > before || mended.getAsBoolean() || unwanted.getAsBoolean());
        } finally {
            awaitingRetry--;
        }
        return !unwanted.getAsBoolean();
    }

    /** An operator no longer waits for the end of the change. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** The change has to be read again, whatever is known of it. */
    void changeMoved() {
        versionMovedTo = Long.MAX_VALUE;
    }

    /**
     * A hint; one about what has been read or written here already is none.
     *
     * @param version that the change has reached; 0 when that is unknown
     */
    void changeMoved(long version) {
        versionMovedTo = version == 0 ? Long.MAX_VALUE : Math.max(versionMovedTo, version);
    }

    void rosterMoved() {
        rosterMoves++;
    }

    boolean isPaused() {
        return paused;
    }

    /** How an operator wants the rollout to end, if one does. */
    Optional<StepResult> ending() {
        return ending;
    }

    boolean isEnding() {
        return ending.isPresent();
    }

    boolean hasChangeMoved() {
        return versionMovedTo > versionSeen;
    }

    void changeSeen() {
        versionMovedTo = 0;
    }

    /** The change is at this version after a write of ours; it has to be read where others have written in between. */
    void changeWritten(long version) {
        if (version == versionSeen + 1) {
            changeSeen(version);
        }
    }

    /** The change was read, and what it says is followed. */
    void changeSeen(long version) {
        versionSeen = Math.max(versionSeen, version);
    }

    /** The schedule hints from now on, for one reader; no other reader takes a hint away from it. */
    ScheduleHints scheduleHints() {
        return new ScheduleHints();
    }

    /** Which schedule hints one reader has followed. */
    final class ScheduleHints {
        private int followed = rosterMoves;

        boolean areNew() {
            return rosterMoves > followed;
        }

        void seen() {
            followed = rosterMoves;
        }
    }

    void awaitDecision() {
        decision = Optional.empty();
        awaitsDecision = true;
    }

    Optional<GateDecision> takeDecision() {
        Optional<GateDecision> taken = decision;
        if (taken.isPresent()) {
            awaitsDecision = false;
            decision = Optional.empty();
        }
        return taken;
    }

    boolean hasDecision() {
        return decision.isPresent();
    }

    private void rejectWhenOver() {
        boolean over = recorder.state().isFinal() || recorder.state() == RolloutState.ROLLING_BACK;
        rejectIf(over, "the rollout is " + recorder.state() + " and takes no commands");
        rejectIf(concluded, "the rollout is already ending");
    }

    private void record(String actor, String kind, String words, String reason) {
        recorder.recordAs(actor, kind, words + " by " + actor + because(reason) + ".", Map.of("reason", reason));
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : " (" + reason + ")";
    }

    private static void rejectIf(boolean rejected, String reason) {
        if (rejected) {
            throw ApplicationFailure.newNonRetryableFailure(reason, FailureCode.ROLLOUT_NOT_READY.code());
        }
    }
}
