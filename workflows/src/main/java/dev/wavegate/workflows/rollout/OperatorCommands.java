package dev.wavegate.workflows.rollout;

import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Command;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import io.temporal.failure.ApplicationFailure;

/** Keeps what people and feeds told the story, for the story to act on at its next safe point. */
final class OperatorCommands {
    private final ProgressRecorder recorder;
    private final RosterHints rosterHints = new RosterHints();
    private boolean paused;
    private boolean changeMoved;
    private int rosterMoves;
    private boolean awaitsDecision;
    private boolean concluded;
    private Optional<StepResult> command = Optional.empty();
    private Optional<GateDecision> decision = Optional.empty();

    OperatorCommands(ProgressRecorder recorder) {
        this.recorder = recorder;
    }

    /** From now on nothing that people say changes how the rollout ends. */
    void conclude() {
        concluded = true;
    }

    void mayPause() {
        refuseWhenOver();
        refuseWhen(paused, "the rollout is paused already");
    }

    void pause(Command wish) {
        paused = true;
        recorder.paused(true);
        tell(wish.actor(), "rollout.paused", "Paused", wish.reason());
    }

    void mayResume() {
        refuseWhenOver();
        refuseWhen(!paused, "the rollout is not paused");
    }

    void resume(Command wish) {
        paused = false;
        recorder.paused(false);
        tell(wish.actor(), "rollout.resumed", "Resumed", wish.reason());
    }

    void mayEnd() {
        refuseWhenOver();
        refuseWhen(command.isPresent(), "the rollout is ending already");
    }

    void abort(Command wish) {
        command = Optional.of(
                new StepResult(StepResult.Way.CANCELLED, "aborted by " + wish.actor() + because(wish.reason())));
        tell(wish.actor(), "rollout.abort-requested", "Abort requested", wish.reason());
    }

    void rollBack(Command wish) {
        command = Optional.of(new StepResult(
                StepResult.Way.ROLL_BACK, "rollback asked for by " + wish.actor() + because(wish.reason())));
        tell(wish.actor(), "rollout.rollback-requested", "Rollback requested", wish.reason());
    }

    void mayDecide() {
        refuseWhenOver();
        refuseWhen(!awaitsDecision, "no gate waits for a decision");
        refuseWhen(decision.isPresent(), "the decision has been taken");
    }

    void decide(GateDecision taken) {
        decision = Optional.of(taken);
        String words = taken.choice() == Choice.PROMOTE ? "Decided to go on" : "Decided to roll back";
        tell(taken.actor(), "gate.decided", words, taken.reason());
    }

    void changeMoved() {
        changeMoved = true;
    }

    void rosterMoved() {
        rosterMoves++;
    }

    boolean isPaused() {
        return paused;
    }

    /** The way a person wants the rollout to end, if any. */
    Optional<StepResult> command() {
        return command;
    }

    boolean hasChangeMoved() {
        return changeMoved;
    }

    boolean hasRosterMoved() {
        return rosterHints.isNew();
    }

    /** What a reader of its own has followed; nobody else takes a hint away from it. */
    RosterHints rosterHints() {
        RosterHints own = new RosterHints();
        own.seen();
        return own;
    }

    /** How many of the hints one reader has followed. */
    final class RosterHints {
        private int followed;

        boolean isNew() {
            return rosterMoves > followed;
        }

        void seen() {
            followed = rosterMoves;
        }
    }

    /** A hint has not been followed yet. */
    boolean hasHint() {
        return changeMoved || hasRosterMoved();
    }

    /** The hints have been followed up to here. */
    void changeSeen() {
        changeMoved = false;
    }

    void rosterSeen() {
        rosterHints.seen();
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

    private void refuseWhenOver() {
        boolean over = recorder.state().isFinal() || recorder.state() == RolloutState.ROLLING_BACK;
        refuseWhen(over, "the rollout is " + recorder.state());
        refuseWhen(concluded, "the rollout is ending already");
    }

    private void tell(String actor, String kind, String words, String reason) {
        recorder.tellAs(actor, kind, words + " by " + actor + because(reason) + ".", Map.of("reason", reason));
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : " (" + reason + ")";
    }

    private static void refuseWhen(boolean refused, String reason) {
        if (refused) {
            throw ApplicationFailure.newNonRetryableFailure(reason, FailureCode.ROLLOUT_NOT_READY.code());
        }
    }
}
