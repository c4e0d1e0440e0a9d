package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.PlannedDates;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.rollout.WhenMoved;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.workflows.change.ChangeTicketActivities;
import dev.wavegate.workflows.change.ChangeTicketActivities.Planning;
import dev.wavegate.workflows.change.ChangeTicketActivities.Replanned;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.rollout.RunPermit.Interrupt;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;

/** The change of a rollout: raise it, await approval, read it again before acting, plan it anew, note, close. */
final class ChangeManagement {
    /** Feeds may lose a hint; a waiting change is read again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    /** A fortnight of waiting costs some hundred events, and a thousand waiting rollouts some reads a minute. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);
    /** A person closes a task within minutes when asked, and no feed says so. */
    private static final Duration FIRST_REST_OF_TASKS = Duration.ofSeconds(30);
    /** A weekend of waiting costs some hundred events. */
    private static final Duration LONGEST_REST_OF_TASKS = Duration.ofMinutes(30);
    /** An approval that was read longer ago is read again before devices are dispatched. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    /** Why a rollout ends whose change was deleted. */
    static final String MISSING = "the change no longer exists (" + FailureCode.CHANGE_MISSING.code() + ")";

    private final ChangeTicketActivities activities =
            Workflow.newActivityStub(ChangeTicketActivities.class, ActivityProfiles.outsideCall());
    private final PlanRef rollout;
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final Outbox<ChangeTicketActivities.Note> notes;
    private final Outbox<ChangeTicketActivities.TaskUpdate> tasks;
    private PlannedDates dates;
    private Optional<WaveNumber> waveShown = Optional.empty();
    private boolean hasBegun;
    private Instant readAt = Instant.EPOCH;

    ChangeManagement(
            PlanRef rollout,
            RolloutPlan plan,
            PlannedDates dates,
            ProgressRecorder recorder,
            OperatorCommands commands) {
        this.rollout = rollout;
        this.plan = plan;
        this.dates = dates;
        this.recorder = recorder;
        this.commands = commands;
        this.hasBegun = recorder.progress().wave() > 0;
        this.notes = Outbox.ofSingles(
                activities::note,
                refused -> recorder.record(
                        "change.note-refused",
                        "A note was not written to " + number() + ": " + Causes.sentence(refused) + ".",
                        Map.of()));
        this.tasks = Outbox.ofSingles(
                activities::task,
                refused -> recorder.record(
                        "change.task-refused",
                        "A task of " + number() + " was not written: " + Causes.sentence(refused) + ".",
                        Map.of()));
    }

    /** Raises the change for the waves as they are forecast. */
    void raise(List<WaveForecast> waves) {
        keep(activities.raise(new ChangeTicketActivities.Raising(rollout, waves)));
        dates = dates.withForecasts(waves);
        recorder.record(
                "change.raised",
                "Raised change " + number() + ".",
                Map.of("number", number(), "digest", rollout.digest().value()));
    }

    /** Requests approval and waits for the decision, however often the change is put on hold meanwhile. */
    StepResult awaitApproval() {
        recorder.enter(RolloutState.AWAITING_APPROVAL);
        keep(activities.requestApproval(ref()));
        recorder.record("approval.requested", "Requested approval of " + number() + ".", Map.of());
        Instant timeout = WorkflowClock.now().plus(plan.change().approvalTimeout());
        Backoff rest = rest();
        while (!commands.isEnding()) {
            Optional<StepResult> decided = decision(read());
            if (decided.isPresent()) {
                return decided.get();
            }
            if (!WorkflowClock.now().isBefore(timeout)) {
                return new StepResult.Reject("the change was not decided within "
                        + ReadableTime.of(plan.change().approvalTimeout()));
            }
            Duration left = WorkflowClock.until(timeout);
            Duration nap = rest.next();
            awaitChange(left.compareTo(nap) < 0 ? left : nap);
        }
        return commands.ending().orElseThrow();
    }

    private Optional<StepResult> decision(ChangeAnswer answer) {
        return answer.match(
                approved -> Optional.of(approve(approved)),
                rejected -> Optional.of(new StepResult.Reject("the change was rejected: " + rejected.comment())),
                waiting -> {
                    recorder.release();
                    return Optional.empty();
                },
                held -> {
                    recorder.hold(List.of(held.reason()));
                    return Optional.empty();
                },
                withdrawn -> Optional.of(new StepResult.Cancel(withdrawn.reason())));
    }

    private StepResult approve(ChangeAnswer.Approved approved) {
        recorder.release();
        boolean late = approved.planned()
                .filter(planned -> planned.start().isBefore(WorkflowClock.now()))
                .isPresent();
        dates = dates.withApprovedLate(late);
        recorder.record("change.approved", number() + " is approved.", Map.of());
        return new StepResult.Proceed();
    }

    /** Waits until no operator pauses the rollout and its change, read now, is approved. */
    StepResult awaitPermission() {
        Backoff rest = rest();
        while (!commands.isEnding()) {
            if (commands.isPaused() && !commands.hasChangeMoved()) {
                Workflow.await(() -> !commands.isPaused() || commands.hasChangeMoved() || commands.isEnding());
                continue;
            }
            Optional<StepResult> step = permission(read(), rest);
            boolean mustWait = step.map(StepResult::proceeds).orElse(true) && commands.isPaused();
            if (step.isPresent() && !mustWait) {
                return step.get();
            }
        }
        return commands.ending().orElseThrow();
    }

    /** Empty when the change has to be read again. */
    private Optional<StepResult> permission(ChangeAnswer answer, Backoff rest) {
        return answer.match(
                approved -> Optional.of(new StepResult.Proceed()),
                rejected -> Optional.of(new StepResult.Cancel("the approval was revoked: " + rejected.comment())),
                waiting -> Optional.of(awaitApproval()),
                held -> {
                    recorder.hold(List.of(held.reason()));
                    awaitChange(rest.next());
                    return Optional.empty();
                },
                withdrawn -> Optional.of(new StepResult.Cancel(withdrawn.reason())));
    }

    private void awaitChange(Duration atMost) {
        WorkflowClock.await(atMost, () -> commands.hasChangeMoved() || commands.isEnding());
    }

    /** How often a change is read that no hint says has moved. */
    private static Backoff rest() {
        return new Backoff(FIRST_REST, LONGEST_REST);
    }

    /** Reads the change; one that is missing allows nothing. */
    ChangeAnswer read() {
        commands.changeSeen();
        Instant asked = WorkflowClock.now();
        try {
            ChangeTicket ticket = activities.read(ref());
            keep(ticket);
            readAt = WorkflowClock.now();
            ChangeAnswer answer = ChangeAnswer.of(ticket, true);
            if (answer instanceof ChangeAnswer.Approved approved) {
                dates = dates.withApproval(approved.planned(), asked);
            }
            return answer;
        } catch (ActivityFailure failure) {
            if (isMissing(failure)) {
                return new ChangeAnswer.Withdrawn(MISSING);
            }
            // The hint was not followed: the next reader must read again.
            commands.changeMoved();
            throw failure;
        }
    }

    private static boolean isMissing(ActivityFailure failure) {
        return isBecauseOf(failure, FailureCode.CHANGE_MISSING);
    }

    private static boolean isBecauseOf(ActivityFailure failure, FailureCode code) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(code.code());
    }

    /** What the change, read now, demands of a wave under way; the rollout is held if that is not to continue. */
    Interrupt interrupt() {
        return read().match(
                        approved -> Interrupt.CONTINUE,
                        rejected -> held("The approval was revoked: " + rejected.comment(), Interrupt.STOP_DISPATCH),
                        waiting -> held("The change is not approved: " + waiting.reason(), Interrupt.STOP_DISPATCH),
                        onHold -> held(onHold.reason(), Interrupt.STOP_DISPATCH),
                        withdrawn -> held("The change has ended: " + withdrawn.reason(), Interrupt.STOP));
    }

    private Interrupt held(String reason, Interrupt interrupt) {
        recorder.hold(List.of(reason));
        return interrupt;
    }

    /** Whether the change was read recently enough to act on its approval. */
    boolean wasReadRecently() {
        return !WorkflowClock.now().isAfter(readAt.plus(RECENT));
    }

    /** The planned start: nothing starts before it. */
    Instant notBefore() {
        return dates.agreed().map(Interval::start).orElse(Instant.EPOCH);
    }

    /** Whether the approval holds for that time. */
    boolean agreesTo(Interval when) {
        return dates.covers(when);
    }

    /**
     * Plans the change anew for a window outside its planned dates, once per window. Unless the plan only wants that noted,
     * the change is on hold from then on until a person lifts the hold.
     *
     * @param title of the part that has the window
     */
    void replan(String wave, String title, Interval when) {
        if (dates.isRequested(when)) {
            return;
        }
        Optional<Interval> known = dates.agreed();
        Interval wanted = dates.extendedFor(wave, when, hasBegun, plan.change().leeway());
        Replanned result = activities.plan(new Planning(ref(), wanted, known));
        boolean isPlanned = result.objection().isBlank();
        if (!isPlanned && !result.ticket().planned().equals(known)) {
            // Somebody else has planned it; the next read of the change says what that means for this window.
            commands.changeMoved();
            return;
        }
        String text =
                "The window of wave " + title + " (" + words(when) + ") is outside the planned dates of " + number()
                        + ". "
                        + (isPlanned
                                ? "New planned dates: " + words(wanted) + "."
                                : "The planned dates could not be changed: " + result.objection() + ".");
        String step = "planned-for-" + when.start().getEpochSecond() + "-"
                + when.end().getEpochSecond();
        if (plan.change().whenMoved() == WhenMoved.NOTE || dates.approvedLate()) {
            dates = dates.withApprovedLate(false);
            note(step, text);
        } else {
            text += " Lift the hold to agree, or cancel the change.";
            activities.hold(new ChangeTicketActivities.Note(ref(), new NoteKey(rollout.rollout(), step), text));
        }
        dates = dates.withRequested(when, WorkflowClock.now());
        recorder.record(
                "change.replanned",
                text,
                Map.of("from", wanted.start().toString(), "to", wanted.end().toString()));
        // Only now: a reader that was woken before the hold would find nothing to wait for.
        commands.changeMoved();
    }

    private static String words(Interval when) {
        return ReadableTime.fromTo(when.start(), when.end());
    }

    void beginImplementation() {
        keep(activities.beginImplementation(ref()));
        hasBegun = true;
    }

    /** Writes a note once; does not wait for it. */
    void note(String step, String text) {
        change().ifPresent(ref ->
                notes.put(new ChangeTicketActivities.Note(ref, new NoteKey(rollout.rollout(), step), text)));
    }

    /**
     * Shows the wave in the list of tasks, unless it is shown already; does not wait for it. The only wave of a plan needs no
     * task beside the one that stays open until the change is closed.
     */
    void waveBegan(WaveSlice wave, String text) {
        if (plan.waves().size() > 1 && !waveShown.equals(Optional.of(wave.number()))) {
            waveShown = Optional.of(wave.number());
            put(wave, ChangeTask.Status.IN_PROGRESS, text);
        }
    }

    /** Shows how the wave ended, if it is shown at all; does not wait for it. */
    void waveEnded(WaveSlice wave, ChangeTask.Status status, String text) {
        if (waveShown.equals(Optional.of(wave.number()))) {
            waveShown = Optional.empty();
            put(wave, status, text);
        }
    }

    private void put(WaveSlice wave, ChangeTask.Status status, String text) {
        String title = "Wave " + wave.number() + " of " + plan.waves().size() + " of rollout " + rollout.rollout()
                + ": " + wave.name() + ", " + wave.range().size() + " devices";
        change().ifPresent(ref -> tasks.put(new ChangeTicketActivities.TaskUpdate(
                ref, new ChangeTask(rollout.rollout(), wave.number(), title, status, text))));
    }

    /** Closes the change once everything is written; answers whether there is one to close, or none was raised. */
    boolean close(CloseCode code, String text) {
        drain();
        return change().isEmpty()
                || isThere(() -> close(new ChangeTicketActivities.Closing(
                        ref(), code, text, plan.change().close())));
    }

    /** Tasks of others are theirs to close: the rollout waits for that, however long it takes. */
    private void close(ChangeTicketActivities.Closing closing) {
        Backoff rest = new Backoff(FIRST_REST_OF_TASKS, LONGEST_REST_OF_TASKS);
        while (true) {
            commands.changeSeen();
            try {
                keep(activities.close(closing));
                recorder.release();
                return;
            } catch (ActivityFailure failure) {
                if (!isBecauseOf(failure, FailureCode.CHANGE_TASKS_OPEN)) {
                    throw failure;
                }
                recorder.hold(List.of(Causes.sentence(failure)));
            }
            WorkflowClock.await(rest.next(), commands::hasChangeMoved);
        }
    }

    /** Cancels the change, unless it has ended, once everything is written. */
    void cancel(String reason) {
        drain();
        if (change().isPresent()) {
            NoteKey key = new NoteKey(rollout.rollout(), "cancelled");
            isThere(() -> keep(activities.cancel(new ChangeTicketActivities.Note(ref(), key, reason))));
        }
    }

    /** A change that somebody deleted cannot tell how the rollout ended, but that is no reason not to end it. */
    private boolean isThere(Runnable ending) {
        try {
            ending.run();
            return true;
        } catch (ActivityFailure failure) {
            if (!isMissing(failure)) {
                throw failure;
            }
            recorder.record("change.missing", number() + " no longer exists and was not updated.", Map.of());
            return false;
        }
    }

    /** Waits until every note and task is written. */
    void drain() {
        notes.drain();
        tasks.drain();
    }

    PlannedDates dates() {
        return dates;
    }

    Optional<ChangeRef> change() {
        return recorder.progress().change();
    }

    String number() {
        return change().map(ChangeRef::number).orElse("(no change)");
    }

    private ChangeRef ref() {
        return change().orElseThrow(() -> new IllegalStateException("no change has been raised"));
    }

    private void keep(ChangeTicket ticket) {
        recorder.ticket(ticket);
    }
}
