package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.change.ChangeTicketActivities;
import io.temporal.failure.ApplicationFailure;

/** One change in its system, moved by the test as a change manager would move it. */
final class ScriptedChange implements ChangeTicketActivities {
    static final ChangeRef REF = new ChangeRef("c0ffee", "CHG0031207");

    private ChangePhase phase = ChangePhase.DRAFT;
    private Approval approval = Approval.NOT_REQUESTED;
    private Optional<Interval> planned = Optional.empty();
    private Optional<String> hold = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<Supplier<ApplicationFailure>> trouble = Optional.empty();
    private boolean troubleAfterTheEffect;
    private boolean datesAreLocked;
    private Optional<String> refusal = Optional.empty();
    private Optional<String> requestRefusal = Optional.empty();
    private int refused;
    private boolean versionsCount;
    private long version;
    private List<WaveForecast> forecasts = List.of();
    private int created;
    private int reads;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<ChangeTask> tasks = new ArrayList<>();
    private boolean hasOpenTasks;
    private boolean refusesTasks;
    private int attempts;
    private final List<String> cancellations = new ArrayList<>();

    synchronized void approve() {
        phase = phase == ChangePhase.IMPLEMENTING ? phase : ChangePhase.SCHEDULED;
        approval = Approval.APPROVED;
    }

    synchronized void approveFor(Interval when) {
        approve();
        planned = Optional.of(when);
    }

    /** Planned dates are refused from now on. */
    synchronized void lockDates() {
        datesAreLocked = true;
    }

    synchronized Optional<Interval> planned() {
        return planned;
    }

    synchronized void reject(String why) {
        phase = ChangePhase.DRAFT;
        approval = Approval.REJECTED;
        comment = Optional.of(why);
    }

    /** Its people have reworked it and request approval again. */
    synchronized void submitAgain() {
        phase = ChangePhase.AWAITING_APPROVAL;
        approval = Approval.REQUESTED;
        comment = Optional.empty();
    }

    /** The approval no longer stands; somebody has to approve again. */
    synchronized void revoke() {
        approval = Approval.REQUESTED;
    }

    synchronized void cancelByItsManager() {
        phase = ChangePhase.CANCELLED;
    }

    /** As a flow does when the last task of the change is closed. */
    synchronized void moveToReview() {
        phase = ChangePhase.REVIEWING;
    }

    synchronized void moveBackToImplement() {
        phase = ChangePhase.IMPLEMENTING;
    }

    synchronized void putOnHold(String why) {
        hold = Optional.of(why);
    }

    synchronized void liftHold() {
        hold = Optional.empty();
    }

    /** Every call fails and may be tried again, until {@link #recover}. */
    synchronized void goDown() {
        trouble = Optional.of(() -> ApplicationFailure.newFailure("no answer", FailureCode.SYSTEM_UNAVAILABLE.code()));
    }

    /** Every call takes effect, but its answer is lost, until {@link #recover}. */
    synchronized void loseAnswers() {
        goDown();
        troubleAfterTheEffect = true;
    }

    /** The change is gone, as far as we may see. */
    synchronized void vanish() {
        trouble = Optional.of(
                () -> ApplicationFailure.newNonRetryableFailure("no record found", FailureCode.CHANGE_MISSING.code()));
    }

    /** Every call is refused for good. */
    synchronized void refuseUs() {
        trouble = Optional.of(
                () -> ApplicationFailure.newNonRetryableFailure("no rights", FailureCode.CHANGE_DENIED.code()));
    }

    /** From now on tickets tell how often they were written. */
    synchronized void countVersions() {
        versionsCount = true;
    }

    /** The version of the last write. */
    synchronized long version() {
        return version;
    }

    /** Every write of the change is refused with this sentence, until {@link #mend}. */
    synchronized void refuseWrites(String sentence) {
        refusal = Optional.of(sentence);
    }

    /** The same only for the request of approval. */
    synchronized void refuseRequests(String sentence) {
        requestRefusal = Optional.of(sentence);
    }

    synchronized void mend() {
        refusal = Optional.empty();
        requestRefusal = Optional.empty();
    }

    /** How often a write was refused. */
    synchronized int refused() {
        return refused;
    }

    synchronized void closeByItsManager() {
        phase = ChangePhase.CLOSED;
    }

    synchronized void moveBackToScheduled() {
        phase = ChangePhase.SCHEDULED;
    }

    synchronized void returnToDraft() {
        phase = ChangePhase.DRAFT;
        approval = Approval.NOT_REQUESTED;
    }

    synchronized void recover() {
        trouble = Optional.empty();
        troubleAfterTheEffect = false;
    }

    @Override
    public synchronized ChangeTicket raise(Raising raising) {
        forecasts = raising.waves();
        return write(() -> created = 1);
    }

    private ChangeTicket write(Runnable effect) {
        if (isOver()) {
            return call(() -> {});
        }
        version += versionsCount ? 1 : 0;
        if (refusal.isPresent()) {
            refused++;
        }
        refusal.ifPresent(ScriptedChange::refuse);
        return call(effect);
    }

    private static void refuse(String sentence) {
        throw ApplicationFailure.newNonRetryableFailure(sentence, FailureCode.CHANGE_REFUSED.code());
    }

    /** As in ServiceNow: what is not approved, or on hold, can only be cancelled. */
    private void failUnlessClosable() {
        if (phase == ChangePhase.DRAFT || phase == ChangePhase.AWAITING_APPROVAL || hold.isPresent()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "the change is " + phase + (hold.isPresent() ? " and on hold" : ""),
                    FailureCode.CHANGE_NOT_MOVABLE.code());
        }
    }

    @Override
    public synchronized ChangeTicket requestApproval(ChangeRef change) {
        requestRefusal.ifPresent(ScriptedChange::refuse);
        return write(() -> {
            if (phase == ChangePhase.DRAFT) {
                phase = ChangePhase.AWAITING_APPROVAL;
                approval = Approval.REQUESTED;
            }
        });
    }

    @Override
    public synchronized ChangeTicket read(ChangeRef change) {
        reads++;
        return call(() -> {});
    }

    @Override
    public synchronized ChangeTicket beginImplementation(ChangeRef change) {
        return write(() -> {
            if (phase != ChangePhase.SCHEDULED && phase != ChangePhase.IMPLEMENTING) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "the change is " + phase, FailureCode.CHANGE_NOT_MOVABLE.code());
            }
            phase = ChangePhase.IMPLEMENTING;
        });
    }

    @Override
    public synchronized Replanned plan(Planning planning) {
        String[] objection = {""};
        ChangeTicket ticket = write(() -> {
            if (!planned.equals(planning.known())) {
                objection[0] = "somebody else has planned it";
            } else if (datesAreLocked) {
                objection[0] = "dates are locked";
            } else {
                planned = Optional.of(planning.planned());
            }
        });
        return new Replanned(ticket, objection[0]);
    }

    @Override
    public synchronized ChangeTicket hold(Note reason) {
        return write(() -> {
            if (notes.putIfAbsent(reason.key().step(), reason.text()) == null && hold.isEmpty()) {
                hold = Optional.of(reason.text());
            }
        });
    }

    @Override
    public synchronized void note(Note note) {
        call(() -> notes.putIfAbsent(note.key().step(), note.text()));
    }

    @Override
    public synchronized void task(TaskUpdate update) {
        call(() -> {
            if (refusesTasks) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "no rights for tasks", FailureCode.CHANGE_DENIED.code());
            }
            tasks.add(update.task());
        });
    }

    @Override
    public synchronized ChangeTicket close(Closing closing) {
        return write(() -> {
            if (!isOver()) {
                failUnlessClosable();
                attempts++;
                if (hasOpenTasks) {
                    throw ApplicationFailure.newNonRetryableFailure(
                            "the change has open tasks of others", FailureCode.CHANGE_TASKS_OPEN.code());
                }
                phase = closing.at() == CloseAt.REVIEW ? ChangePhase.REVIEWING : ChangePhase.CLOSED;
                closings.add(closing);
            }
        });
    }

    @Override
    public synchronized ChangeTicket cancel(Note reason) {
        return write(() -> {
            if (!isOver()) {
                phase = ChangePhase.CANCELLED;
                hold = Optional.empty();
                cancellations.add(reason.text());
            }
        });
    }

    private ChangeTicket call(Runnable effect) {
        if (!troubleAfterTheEffect) {
            failIfDue();
        }
        effect.run();
        failIfDue();
        return new ChangeTicket(REF, phase, approval, planned, hold, comment, version);
    }

    private void failIfDue() {
        trouble.ifPresent(each -> {
            throw each.get();
        });
    }

    private boolean isOver() {
        return phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED;
    }

    /** What the list of tasks was told, in order. */
    synchronized List<ChangeTask> tasks() {
        return List.copyOf(tasks);
    }

    /** Somebody still works on a task of the change. */
    synchronized void openATask() {
        hasOpenTasks = true;
    }

    /** Updates of tasks are refused for good. */
    synchronized void refuseTasks() {
        refusesTasks = true;
    }

    synchronized void closeItsTasks() {
        hasOpenTasks = false;
    }

    /** How often somebody wanted to close it. */
    synchronized int attemptsToClose() {
        return attempts;
    }

    synchronized boolean isRaised() {
        return created > 0;
    }

    synchronized int reads() {
        return reads;
    }

    synchronized ChangePhase phase() {
        return phase;
    }

    /** Notes by their step, in the order in which they were first written. */
    synchronized Map<String, String> notes() {
        return new LinkedHashMap<>(notes);
    }

    synchronized List<CloseCode> closeCodes() {
        return closings.stream().map(Closing::code).toList();
    }

    synchronized String closeNotes() {
        return closings.get(0).notes();
    }

    /** When its waves were expected to happen, when it was raised. */
    synchronized List<WaveForecast> forecasts() {
        return forecasts;
    }

    synchronized List<String> cancellations() {
        return List.copyOf(cancellations);
    }
}
