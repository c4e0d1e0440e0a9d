package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.change.ChangeTicketActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;

/** Everything a story does with its change: raise it, wait for the answer, ask again before acting, note, close. */
final class ChangeManagement {
    /** Feeds may lose a hint; a change that waits is read again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(15);

    /** A fortnight of waiting costs some hundred events, and a thousand waiting rollouts some reads a minute. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);

    /** A yes that is older than this is asked for again before devices are asked. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final ChangeTicketActivities activities =
            Workflow.newActivityStub(ChangeTicketActivities.class, ActivityProfiles.outsideCall());
    private final RolloutWorkflow.Input order;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final Outbox<ChangeTicketActivities.Note> notes;
    private Optional<ChangeRef> change = Optional.empty();
    private Optional<Interval> planned = Optional.empty();
    private Instant yesAsOf = Instant.EPOCH;
    private boolean approvedTooLate;
    private boolean begun;
    private Instant answeredAt = Instant.EPOCH;

    ChangeManagement(RolloutWorkflow.Input order, ProgressRecorder recorder, OperatorCommands commands) {
        this.order = order;
        this.recorder = recorder;
        this.commands = commands;
        this.notes = Outbox.ofSingles(
                activities::note,
                refused -> recorder.tell(
                        "change.note-refused", "A note was refused: " + Causes.sentence(refused), Map.of()));
    }

    void raise(List<WaveForecast> waves) {
        ChangeTicket ticket = activities.raise(new ChangeTicketActivities.Raising(order.plan(), order.digest(), waves));
        change = Optional.of(ticket.ref());
        keep(ticket);
        recorder.tell(
                "change.raised",
                "Raised change " + number() + ".",
                Map.of("number", number(), "digest", order.digest().value()));
    }

    /** Asks the approvers and waits for their answer, however often the change is put on hold in between. */
    StepResult awaitApproval() {
        recorder.enter(RolloutState.AWAITING_APPROVAL);
        keep(activities.requestApproval(ref()));
        recorder.tell("approval.requested", "Asked for approval of " + number() + ".", Map.of());
        Instant timeout = WorkflowClock.now().plus(order.plan().change().approvalTimeout());
        return awaitAnswer(timeout);
    }

    private StepResult awaitAnswer(Instant timeout) {
        Backoff rest = rest();
        while (true) {
            if (commands.command().isPresent()) {
                return commands.command().get();
            }
            ChangeAnswer answer = ask();
            Optional<StepResult> decided = answer.match(
                    approved -> Optional.of(approve(approved)),
                    rejected -> Optional.of(
                            new StepResult(StepResult.Way.REJECTED, "the change was rejected: " + rejected.comment())),
                    waiting -> {
                        recorder.release();
                        return Optional.empty();
                    },
                    held -> {
                        recorder.hold(List.of("The change is on hold: " + held.reason()));
                        return Optional.empty();
                    },
                    withdrawn -> Optional.of(new StepResult(StepResult.Way.CANCELLED, withdrawn.reason())));
            if (decided.isPresent()) {
                return decided.get();
            }
            if (!WorkflowClock.now().isBefore(timeout)) {
                return new StepResult(
                        StepResult.Way.REJECTED,
                        "nobody decided within " + order.plan().change().approvalTimeout());
            }
            Duration left = WorkflowClock.until(timeout);
            Duration nap = rest.next();
            WorkflowClock.await(
                    left.compareTo(nap) < 0 ? left : nap,
                    () -> commands.hasChangeMoved() || commands.command().isPresent());
        }
    }

    private StepResult approve(ChangeAnswer.Approved approved) {
        recorder.release();
        approvedTooLate = approved.planned()
                .filter(when -> when.start().isBefore(WorkflowClock.now()))
                .isPresent();
        recorder.tell("change.approved", number() + " is approved.", Map.of());
        return StepResult.GO_ON;
    }

    /** Reads the change and says what it answers now; a change that is gone answers nothing that allows anything. */
    ChangeAnswer ask() {
        commands.changeSeen();
        Instant asked = WorkflowClock.now();
        try {
            ChangeTicket ticket = activities.read(ref());
            keep(ticket);
            answeredAt = WorkflowClock.now();
            ChangeAnswer answer = ChangeAnswer.of(ticket, true);
            if (answer instanceof ChangeAnswer.Approved approved) {
                planned = approved.planned();
                yesAsOf = asked;
            }
            return answer;
        } catch (ActivityFailure failure) {
            if (isMissing(failure)) {
                return new ChangeAnswer.Withdrawn("the change cannot be found any more");
            }
            // Whoever asks next must not take the hint for followed.
            commands.changeMoved();
            throw failure;
        }
    }

    /** What the change, read now, asks of a wave that is under way; whoever waits is told why. */
    Interrupts.Interrupt need() {
        return ask().match(
                        approved -> Interrupts.Interrupt.CONTINUE,
                        rejected -> held(
                                "The approval was taken back: " + rejected.comment(),
                                Interrupts.Interrupt.STOP_DISPATCH),
                        waiting -> held(
                                "The approval does not stand: " + waiting.reason(), Interrupts.Interrupt.STOP_DISPATCH),
                        onHold -> held("The change is on hold: " + onHold.reason(), Interrupts.Interrupt.STOP_DISPATCH),
                        withdrawn ->
                                held("The change was withdrawn: " + withdrawn.reason(), Interrupts.Interrupt.STOP));
    }

    private Interrupts.Interrupt held(String reason, Interrupts.Interrupt need) {
        recorder.hold(List.of(reason));
        return need;
    }

    private static boolean isMissing(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FailureCode.CHANGE_MISSING.code());
    }

    /** How to rest between two reads of a change that nobody says has moved. */
    static Backoff rest() {
        return new Backoff(FIRST_REST, LONGEST_REST);
    }

    /** Whether the last answer is young enough to act on. */
    boolean hasAnsweredLately() {
        return !WorkflowClock.now().isAfter(answeredAt.plus(LATELY));
    }

    /** When the change manager allows the rollout to begin. */
    Instant notBefore() {
        return planned.map(Interval::start).orElse(Instant.EPOCH);
    }

    /** For when it was planned when it last said yes; empty when it was not. */
    Optional<Interval> planned() {
        return planned;
    }

    /** No later than which moment it last said yes. */
    Instant yesAsOf() {
        return yesAsOf;
    }

    /** Whether the approval was given for a time that had begun already; true once, for whoever plans anew because of it. */
    boolean takesApprovedTooLate() {
        boolean was = approvedTooLate;
        approvedTooLate = false;
        return was;
    }

    void beginImplementation() {
        keep(activities.beginImplementation(ref()));
        begun = true;
    }

    /** Whether work under the change has begun. */
    boolean hasBegun() {
        return begun;
    }

    /** Writes a note once; does not wait for it. */
    void note(String step, String text) {
        change.ifPresent(ref -> notes.put(
                new ChangeTicketActivities.Note(ref, new NoteKey(order.plan().id(), step), text)));
    }

    /** Closes the change once every note is written. */
    void close(CloseCode code, String words) {
        notes.drain();
        if (change.isPresent()) {
            keep(activities.close(new ChangeTicketActivities.Closing(ref(), code, words)));
        }
    }

    /** Cancels the change, unless somebody else has ended it, once every note is written. */
    void cancel(String reason) {
        notes.drain();
        if (change.isPresent()) {
            NoteKey key = new NoteKey(order.plan().id(), "cancelled");
            keep(activities.cancel(new ChangeTicketActivities.Note(ref(), key, reason)));
        }
    }

    /** Waits until every note is written. */
    void drain() {
        notes.drain();
    }

    Optional<ChangeRef> change() {
        return change;
    }

    String number() {
        return change.map(ChangeRef::number).orElse("(no change)");
    }

    private ChangeRef ref() {
        return change.orElseThrow(() -> new IllegalStateException("no change has been raised"));
    }

    private void keep(ChangeTicket ticket) {
        recorder.ticket(ticket);
    }
}
