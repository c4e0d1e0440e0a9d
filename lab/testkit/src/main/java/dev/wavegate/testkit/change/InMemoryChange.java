package dev.wavegate.testkit.change;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;

/** One change of the change system in memory. */
final class InMemoryChange {
    private final ChangeRef ref;
    private final ChangeDraft draft;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<Integer, ChangeTask> tasks = new TreeMap<>();
    private final Map<String, Attachment> files = new LinkedHashMap<>();
    private final List<String> foreignTasks = new ArrayList<>();
    private ChangePhase phase = ChangePhase.DRAFT;
    private Approval approval = Approval.NOT_REQUESTED;
    private Optional<Interval> planned;
    private Optional<String> holdReason = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<CloseCode> closeCode = Optional.empty();
    private String closeNotes = "";
    private long movedAt;

    InMemoryChange(ChangeRef ref, ChangeDraft draft) {
        this.ref = ref;
        this.draft = draft;
        this.planned = draft.planned();
    }

    ChangeTicket ticket() {
        return new ChangeTicket(ref, phase, approval, planned, holdReason, comment, movedAt);
    }

    ChangeDraft draft() {
        return draft;
    }

    Map<String, String> notes() {
        return notes;
    }

    Optional<CloseCode> closeCode() {
        return closeCode;
    }

    String closeNotes() {
        return closeNotes;
    }

    long movedAt() {
        return movedAt;
    }

    void movedAt(long moment) {
        movedAt = moment;
    }

    boolean isOver() {
        return phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED;
    }

    /** Whether anything moved. */
    boolean requestApproval() {
        if (phase != ChangePhase.DRAFT || approval == Approval.REJECTED) {
            return false;
        }
        refuseWhileHeld();
        phase = ChangePhase.AWAITING_APPROVAL;
        approval = Approval.REQUESTED;
        return true;
    }

    void approve() {
        require(ChangePhase.AWAITING_APPROVAL);
        phase = ChangePhase.SCHEDULED;
        approval = Approval.APPROVED;
    }

    void reject(String words) {
        require(ChangePhase.AWAITING_APPROVAL);
        phase = ChangePhase.DRAFT;
        approval = Approval.REJECTED;
        comment = Optional.of(words);
    }

    void revoke() {
        phase = ChangePhase.DRAFT;
        approval = Approval.NOT_REQUESTED;
    }

    void hold(Optional<String> reason) {
        holdReason = reason;
    }

    /** As change systems keep times. */
    static Interval inWholeSeconds(Interval interval) {
        return new Interval(
                interval.start().truncatedTo(ChronoUnit.SECONDS),
                interval.end().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
    }

    void plan(Interval changed) {
        planned = Optional.of(changed);
    }

    /** Whether anything moved. */
    boolean beginImplementation() {
        if (phase == ChangePhase.IMPLEMENTING) {
            return false;
        }
        require(ChangePhase.SCHEDULED);
        refuseWhileHeld();
        phase = ChangePhase.IMPLEMENTING;
        return true;
    }

    /** Shows a wave, unless its task has ended. */
    void show(ChangeTask task) {
        tasks.merge(
                task.wave().value(),
                task,
                (old, update) -> old.status() == ChangeTask.Status.IN_PROGRESS ? update : old);
    }

    Map<Integer, ChangeTask> tasks() {
        return tasks;
    }

    Map<String, Attachment> files() {
        return files;
    }

    /** Open tasks that are not ours, by title. */
    List<String> foreignTasks() {
        return foreignTasks;
    }

    void close(CloseCode code, String words, CloseAt at) {
        switch (phase) {
            case SCHEDULED, IMPLEMENTING, REVIEWING -> {
                refuseWhileHeld();
                phase = ChangePhase.REVIEWING;
                if (at == CloseAt.CLOSED && !foreignTasks.isEmpty()) {
                    throw Failure.of(
                            FailureCode.CHANGE_TASKS_OPEN,
                            "change " + ref.number() + " has open tasks of others: " + foreignTasks);
                }
                phase = at == CloseAt.CLOSED ? ChangePhase.CLOSED : phase;
                tasks.replaceAll((wave, task) -> task.status() == ChangeTask.Status.IN_PROGRESS
                        ? new ChangeTask(
                                task.rollout(), task.wave(), task.title(), ChangeTask.Status.UNSUCCESSFUL, words)
                        : task);
                closeCode = Optional.of(code);
                closeNotes = words;
            }
            case DRAFT, AWAITING_APPROVAL, CLOSED, CANCELLED, UNRECOGNISED -> throw notMovable("closed");
        }
    }

    void cancel() {
        if (phase == ChangePhase.REVIEWING || phase == ChangePhase.CLOSED) {
            throw notMovable("cancelled");
        }
        phase = ChangePhase.CANCELLED;
        holdReason = Optional.empty();
    }

    private void require(ChangePhase expected) {
        if (phase != expected) {
            throw notMovable("moved on from " + expected);
        }
    }

    private void refuseWhileHeld() {
        if (holdReason.isPresent()) {
            throw Failure.of(FailureCode.CHANGE_NOT_MOVABLE, ref.number() + " is on hold");
        }
    }

    private Failure notMovable(String what) {
        return Failure.of(
                FailureCode.CHANGE_NOT_MOVABLE, ref.number() + " is in phase " + phase + " and cannot be " + what);
    }
}
