package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangeReaction;
import dev.wavegate.domain.change.ChangeReaction.Stage;
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
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;

/**
 * The change of a rollout: raise it, await approval, read it again before acting, plan it anew, note, close. What its events
 * mean is decided by {@link ChangeReaction}; what the change system refuses is tried again until people have mended it.
 */
final class ChangeManagement {
    /** Feeds may lose a hint; a waiting change is read again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    /** A fortnight of waiting costs some hundred events, and a thousand waiting rollouts some reads a minute. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);
    /** An approval that was read longer ago is read again before devices are dispatched. */
    private static final Duration RECENT = Duration.ofMinutes(5);
    /** What was refused may be mended within a minute. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    /** Who mends it and does not resume the rollout waits no longer than this; a weekend costs some hundred events. */
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

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
    private boolean isReplanning;
    private Instant readAt = Instant.EPOCH;
    private Optional<ChangeTicket> ticket = Optional.empty();
    private Optional<ChangeEvent> last = Optional.empty();
    private Optional<ChangeEvent> asked = Optional.empty();
    private Optional<String> leftOpen = Optional.empty();

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
    StepResult raise(List<WaveForecast> waves) {
        Optional<ChangeTicket> raised = insist(
                "raise the change",
                () -> activities.raise(new ChangeTicketActivities.Raising(rollout, waves)),
                commands::isEnding);
        if (raised.isEmpty()) {
            return commands.ending().orElseThrow();
        }
        keep(raised.get());
        dates = dates.withForecasts(waves);
        recorder.record(
                "change.raised",
                "Raised change " + number() + ".",
                Map.of("number", number(), "digest", rollout.digest().value()));
        return new StepResult.Proceed();
    }

    /** Requests approval, once, and waits for the decision. Who returns the change to draft later submits it again. */
    StepResult obtainApproval() {
        recorder.enter(RolloutState.AWAITING_APPROVAL);
        requestApproval();
        return awaitApproval();
    }

    /** Waits for the decision, however often the change is put on hold meanwhile. */
    private StepResult awaitApproval() {
        recorder.enter(RolloutState.AWAITING_APPROVAL);
        Instant timeout = WorkflowClock.now().plus(plan.change().approvalTimeout());
        Backoff rest = rest();
        while (!commands.isEnding()) {
            ChangeReaction reaction = react(stage());
            if (reaction == ChangeReaction.GO_ON) {
                recorder.release();
                recorder.record("change.approved", number() + " is approved.", Map.of());
                return new StepResult.Proceed();
            }
            Optional<StepResult> end = endOf(reaction);
            if (end.isPresent()) {
                return end.get();
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

    /** A change that is gone is found missing when it is read. */
    private void requestApproval() {
        isThere(() -> insist("request approval", () -> activities.requestApproval(ref()), commands::isEnding)
                .ifPresent(requested -> {
                    keep(requested);
                    recorder.record("approval.requested", "Requested approval of " + number() + ".", Map.of());
                }));
    }

    /** Waits until no operator pauses the rollout and its change, read now, lets it go on. */
    StepResult awaitPermission() {
        Backoff rest = rest();
        while (!commands.isEnding()) {
            if (commands.isPaused() && !commands.hasChangeMoved()) {
                Workflow.await(() -> !commands.isPaused() || commands.hasChangeMoved() || commands.isEnding());
                continue;
            }
            Optional<StepResult> step = permission(stage(), rest);
            boolean mustWait = step.map(StepResult::proceeds).orElse(true) && commands.isPaused();
            if (step.isPresent() && !mustWait) {
                return step.get();
            }
        }
        return commands.ending().orElseThrow();
    }

    /** Every wave has passed: waits until the change, read now, may be closed with that. */
    StepResult awaitConclusion() {
        Backoff rest = rest();
        while (!commands.isEnding()) {
            Optional<StepResult> step = permission(Stage.CLOSING, rest);
            if (step.isPresent()) {
                recorder.release();
                return step.get();
            }
        }
        return commands.ending().orElseThrow();
    }

    /** Empty when the change has to be read again. */
    private Optional<StepResult> permission(Stage stage, Backoff rest) {
        ChangeReaction reaction = react(stage);
        if (reaction == ChangeReaction.GO_ON) {
            return Optional.of(new StepResult.Proceed());
        }
        if (reaction == ChangeReaction.AWAIT_APPROVAL) {
            return Optional.of(awaitApproval());
        }
        Optional<StepResult> end = endOf(reaction);
        if (end.isEmpty()) {
            awaitChange(rest.next());
        }
        return end;
    }

    /** How the rollout ends with this reaction; empty when it does not. */
    private Optional<StepResult> endOf(ChangeReaction reaction) {
        String reason = last.map(event -> event.reason(ticket)).orElse("");
        return switch (reaction) {
            case END_REJECTED -> Optional.of(new StepResult.Reject(reason));
            case END_CANCELLED -> Optional.of(new StepResult.Cancel(reason));
            case GO_ON, AWAIT_APPROVAL, HOLD, ASK, NONE -> Optional.empty();
        };
    }

    private void awaitChange(Duration atMost) {
        WorkflowClock.await(atMost, () -> commands.hasChangeMoved() || commands.isEnding());
    }

    /** How often a change is read that no hint says has moved. */
    private static Backoff rest() {
        return new Backoff(FIRST_REST, LONGEST_REST);
    }

    /** Whether the change, read now, stops the dispatch of a wave under way; the rollout is held then. */
    Interrupt interrupt() {
        return react(stage()).stops() ? Interrupt.STOP_DISPATCH : Interrupt.CONTINUE;
    }

    private Stage stage() {
        if (!hasBegun) {
            return dates.approved() ? Stage.AWAITING_WINDOW : Stage.AWAITING_APPROVAL;
        }
        return recorder.state() == RolloutState.RUNNING_WAVE ? Stage.IN_WAVE : Stage.SOAKING;
    }

    /** Reads the change and does what the reaction to it demands at once: holds, says so, and asks. */
    private ChangeReaction react(Stage stage) {
        ChangeEvent event = read();
        last = Optional.of(event);
        ChangeReaction reaction = ChangeReaction.to(event, stage, plan.change().onRejection());
        switch (reaction) {
            case GO_ON -> goOn();
            case AWAIT_APPROVAL -> await(event);
            case HOLD -> recorder.hold(List.of(sentence(event.reason(ticket)) + remedy(event, ".")));
            case ASK -> ask(event);
            case END_REJECTED, END_CANCELLED -> recorder.hold(List.of(sentence(event.reason(ticket))));
            case NONE -> {
                // The change is not asked any more.
            }
        }
        return reaction;
    }

    private void goOn() {
        asked = Optional.empty();
        if (hasBegun && recorder.state() == RolloutState.AWAITING_APPROVAL) {
            recorder.enter(RolloutState.AWAITING_WINDOW);
        }
    }

    /** That approval is pending is a state and no reason to hold. */
    private void await(ChangeEvent event) {
        if (event == ChangeEvent.PENDING) {
            recorder.release();
        } else {
            recorder.hold(List.of(sentence(event.reason(ticket)) + remedy(event, ".")));
        }
    }

    /** Holds, and asks the people of the change once: an operator may end the rollout at any time. */
    private void ask(ChangeEvent event) {
        if (event == ChangeEvent.PENDING || event == ChangeEvent.REVOKED) {
            recorder.enter(RolloutState.AWAITING_APPROVAL);
        }
        String text = sentence(event.reason(ticket))
                + (event.remedy().isEmpty()
                        ? " Abort the rollout, or roll it back."
                        : remedy(event, ", or abort the rollout, or roll it back."));
        recorder.hold(List.of(text));
        if (asked.isEmpty() && event != ChangeEvent.DELETED) {
            note("asked-" + WorkflowClock.now().getEpochSecond(), text + " Nothing more is dispatched until then.");
        }
        asked = Optional.of(event);
    }

    private static String remedy(ChangeEvent event, String end) {
        return event.remedy().isEmpty() ? "" : " " + event.remedy() + " to go on" + end;
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + (reason.endsWith(".") ? "" : ".");
    }

    /** Reads the change and takes over its dates; one that is missing or must not be read allows nothing. */
    private ChangeEvent read() {
        commands.changeSeen();
        ChangeTicket now;
        try {
            now = activities.read(ref());
        } catch (ActivityFailure failure) {
            // The hint was not followed: the next reader must read again.
            Optional<FailureCode> code = Causes.code(failure);
            if (code.filter(FailureCode.CHANGE_MISSING::equals).isPresent()) {
                return ChangeEvent.DELETED;
            }
            if (code.filter(FailureCode.CHANGE_DENIED::equals).isPresent()) {
                return ChangeEvent.UNREADABLE;
            }
            commands.changeMoved();
            throw failure;
        }
        ChangeEvent event =
                ChangeEvent.of(now, new ChangeEvent.Known(ticket, last, dates.approved(), hasBegun, dates.questions()));
        keep(now);
        commands.changeSeen(now.version());
        readAt = WorkflowClock.now();
        agree(event, now.planned());
        return event;
    }

    /** What an event says about the dates of the change. */
    private void agree(ChangeEvent event, Optional<Interval> planned) {
        dates = switch (event) {
            case APPROVED -> {
                boolean late = !hasBegun
                        && planned.filter(when -> when.start().isBefore(WorkflowClock.now()))
                                .isPresent();
                yield dates.withAnswer(planned).withApproval(planned).withApprovedLate(late);
            }
            case AGREED -> dates.withAnswer(planned).withApproval(planned);
            case HOLD_LIFTED -> dates.withoutAnswer().withApproval(planned);
            case REPLANNED, EDITED -> dates.withApproval(planned);
            default -> dates;
        };
    }

    /** Whether the change was read recently enough to act on its approval. */
    boolean wasReadRecently() {
        return !WorkflowClock.now().isAfter(readAt.plus(RECENT));
    }

    /** The planned start: nothing starts before it. */
    Instant notBefore() {
        return dates.agreed().map(Interval::start).orElse(Instant.EPOCH);
    }

    /** Whether the change managers were asked for that time, and it is not somebody else's dates that count now. */
    boolean isRequested(Interval when) {
        return dates.isRequested(when);
    }

    /** Whether the approval holds for that time. */
    boolean agreesTo(Interval when) {
        return dates.covers(when);
    }

    /**
     * Plans the change anew for a window outside its planned dates, once per window and one window at a time. Unless the plan
     * only wants that noted, the change is on hold from then on until a person lifts the hold.
     *
     * @param title of the part that has the window
     * @param unwanted the part does not need it any more
     */
    void replan(String wave, String title, Interval when, BooleanSupplier unwanted) {
        Workflow.await(() -> !isReplanning);
        if (dates.covers(when) || dates.isRequested(when) || dates.isAsking()) {
            return;
        }
        isReplanning = true;
        try {
            request(wave, title, when, unwanted);
        } finally {
            isReplanning = false;
        }
    }

    private void request(String wave, String title, Interval when, BooleanSupplier unwanted) {
        Optional<Interval> known = dates.known();
        Interval wanted = dates.extendedFor(wave, when, hasBegun, plan.change().leeway());
        // Before it is written: dates that a reader finds meanwhile are a question, and no answer.
        dates = dates.withRequested(new PlannedDates.Requested(when, Optional.of(wanted), "", false));
        Optional<Replanned> result = insistFor(
                "change the planned dates", () -> activities.plan(new Planning(ref(), wanted, known)), unwanted);
        if (result.isEmpty()) {
            return;
        }
        Optional<Interval> shown = result.get().ticket().planned();
        String objection = result.get().objection();
        dates = dates.withRequested(new PlannedDates.Requested(when, shown, "", false));
        if (!objection.isBlank() && !shown.equals(known)) {
            // Somebody else has planned it; the next read of the change says what that means for this window.
            dates = dates.withoutRequest(when);
            commands.changeMoved();
            return;
        }
        String text = "The window of wave " + title + " (" + words(when) + ") is outside the planned dates of "
                + number() + ". "
                + (objection.isBlank()
                        ? "New planned dates: " + words(wanted) + "."
                        : "The planned dates could not be changed: " + objection + ".");
        String step = "planned-for-" + when.start().getEpochSecond() + "-"
                + when.end().getEpochSecond() + "-asked-" + WorkflowClock.now().getEpochSecond();
        if (plan.change().whenMoved() == WhenMoved.NOTE || dates.approvedLate()) {
            dates = dates.withApprovedLate(false).withRequested(new PlannedDates.Requested(when, shown, "", true));
            note(step, text);
        } else {
            text += " Lift the hold to agree, or cancel the change.";
            String question = text;
            Optional<ChangeTicket> held = insistFor(
                    "put the change on hold",
                    () -> activities.hold(
                            new ChangeTicketActivities.Note(ref(), new NoteKey(rollout.rollout(), step), question)),
                    unwanted);
            if (held.isEmpty()) {
                return;
            }
            dates = dates.withRequested(new PlannedDates.Requested(when, shown, question, false));
            keep(held.get());
        }
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

    /**
     * Begins the implementation.
     *
     * @param unwanted the part that begins must not start any more
     * @return whether it began at once: after a delay the window has to be found again
     */
    boolean beginImplementation(BooleanSupplier unwanted) {
        Instant wished = WorkflowClock.now();
        Optional<ChangeTicket> begun =
                insistFor("begin the implementation", () -> activities.beginImplementation(ref()), unwanted);
        begun.ifPresent(now -> {
            keep(now);
            hasBegun = true;
        });
        return begun.isPresent() && !WorkflowClock.now().isAfter(wished.plus(RECENT));
    }

    /** Writes a note once; does not wait for it. */
    void note(String step, String text) {
        change().ifPresent(ref ->
                notes.put(new ChangeTicketActivities.Note(ref, new NoteKey(rollout.rollout(), step), text)));
    }

    /** Closes the change once everything is written; answers whether there is one to close, or none was raised. */
    boolean close(CloseCode code, String text) {
        drain();
        return change().isEmpty() || ended("close the change", () -> closed(code, text));
    }

    /** A change that is not approved, or on hold, cannot be closed; only cancelled, and that may say the same. */
    private ChangeTicket closed(CloseCode code, String text) {
        return code == CloseCode.UNSUCCESSFUL && mustBeCancelled(activities.read(ref()))
                ? cancelled(text)
                : activities.close(new ChangeTicketActivities.Closing(
                        ref(), code, text, plan.change().close()));
    }

    private static boolean mustBeCancelled(ChangeTicket now) {
        return switch (now.phase()) {
            case DRAFT, AWAITING_APPROVAL -> true;
            case SCHEDULED, IMPLEMENTING -> now.isOnHold();
            case REVIEWING, CLOSED, CANCELLED, UNRECOGNISED -> false;
        };
    }

    private ChangeTicket cancelled(String reason) {
        return activities.cancel(
                new ChangeTicketActivities.Note(ref(), new NoteKey(rollout.rollout(), "cancelled"), reason));
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

    /** Cancels the change, unless it has ended, once everything is written. */
    void cancel(String reason) {
        drain();
        if (change().isPresent()) {
            ended("cancel the change", () -> cancelled(reason));
        }
    }

    /** Why the change was left as it is; empty when it was ended. */
    Optional<String> leftOpen() {
        return leftOpen;
    }

    /** A change that somebody deleted cannot tell how the rollout ended, but that is no reason not to end it. */
    private boolean ended(String what, Func<ChangeTicket> ending) {
        boolean isThere = isThere(() -> insist(what, ending, commands::isGivenUp)
                .ifPresentOrElse(
                        this::keep,
                        () -> leftOpen = Optional.of("Change " + number() + " was left as it is. "
                                + String.join(" ", recorder.progress().held()))));
        if (!isThere) {
            recorder.record("change.missing", number() + " no longer exists and was not updated.", Map.of());
        }
        return isThere;
    }

    private static boolean isThere(Runnable call) {
        try {
            call.run();
            return true;
        } catch (ActivityFailure failure) {
            if (Causes.code(failure).filter(FailureCode.CHANGE_MISSING::equals).isEmpty()) {
                throw failure;
            }
            return false;
        }
    }

    /** Insists for a part of a wave: whether its change still lets it run is read again after every refusal. */
    private <T> Optional<T> insistFor(String what, Func<T> call, BooleanSupplier unwanted) {
        List<T> results = new ArrayList<>();
        boolean isThere = isThere(() -> insist(what, () -> readAgainIfItFails(call), () -> false, unwanted)
                .ifPresent(results::add));
        if (!isThere) {
            commands.awaitRetry(FIRST_RETRY, () -> false, unwanted);
        }
        return results.stream().findFirst();
    }

    private <T> T readAgainIfItFails(Func<T> call) {
        try {
            return call.apply();
        } catch (ActivityFailure failure) {
            commands.changeMoved();
            throw failure;
        }
    }

    /** The same while nobody else reads the change: what moves it may have mended it. */
    private <T> Optional<T> insist(String what, Func<T> call, BooleanSupplier unwanted) {
        return insist(
                what,
                () -> {
                    commands.changeSeen();
                    return call.apply();
                },
                commands::hasChangeMoved,
                unwanted);
    }

    /**
     * Repeats a write until the change system no longer refuses it, and holds the rollout meanwhile.
     *
     * @param mended whether it may be worthwhile to try again
     * @return what it came to; empty when it is unwanted
     */
    private <T> Optional<T> insist(String what, Func<T> call, BooleanSupplier mended, BooleanSupplier unwanted) {
        Backoff rest = new Backoff(FIRST_RETRY, LONGEST_RETRY);
        boolean held = false;
        while (true) {
            try {
                T result = call.apply();
                if (held) {
                    recorder.release();
                }
                return Optional.of(result);
            } catch (ActivityFailure refused) {
                if (Causes.code(refused).filter(FailureCode::isMendableByPeople).isEmpty()) {
                    throw refused;
                }
                held = true;
                recorder.hold(List.of("The change system refuses to " + what + ": " + Causes.sentence(refused)
                        + ". Mend it there or in the settings. It is tried again at least every "
                        + ReadableTime.of(LONGEST_RETRY) + ", and at once when the rollout is resumed."));
            }
            if (!commands.awaitRetry(rest.next(), mended, unwanted)) {
                return Optional.empty();
            }
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

    private void keep(ChangeTicket now) {
        ticket = Optional.of(now);
        commands.changeWritten(now.version());
        recorder.ticket(now);
    }
}
