package dev.wavegate.testkit.change;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangeEvent.Known;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What every change system must do behind {@link ChangeTickets}; its own clock and people may act in between. */
public abstract class ChangeTicketsContract {
    /** A group that the system under test must not know. */
    protected static final String UNKNOWN_GROUP = "No Such Group";

    private static final String ROLLOUT = "thermostat-4-2-1";
    private static final RolloutId ROLLOUT_ID = new RolloutId(ROLLOUT);
    private static final NoteKey STARTED = new NoteKey(ROLLOUT_ID, "wave-1/started");

    /** The system under test, empty at the beginning. */
    protected abstract ChangeTickets tickets();

    /** The person who decides in it. */
    protected abstract ChangeManager manager();

    /** The work notes of a change, in any order. */
    protected abstract List<String> notes(ChangeRef ref);

    /** The texts of the files of a change, the order does not matter. */
    protected abstract List<String> files(ChangeRef ref);

    /** The status of each task of ours with this title; the order does not matter. */
    protected abstract List<ChangeTask.Status> tasks(ChangeRef ref, String title);

    /** How many changes of a rollout there are that are not cancelled. */
    protected abstract int liveChanges(RolloutId rollout);

    private ChangeRef created() {
        return tickets().findOrCreate(aChangeFor(ROLLOUT).build()).ref();
    }

    private ChangeRef approved() {
        ChangeRef ref = created();
        assertThat(tickets().requestApproval(ref).ref()).isEqualTo(ref);
        manager().approve(ref);
        return ref;
    }

    @Test
    void createsADraftWithWhatWasPlanned() {
        ChangeTicket ticket = tickets().findOrCreate(aChangeFor(ROLLOUT).build());

        assertThat(ticket.phase()).isEqualTo(ChangePhase.DRAFT);
        assertThat(ticket.approval()).isEqualTo(Approval.NOT_REQUESTED);
        assertThat(ticket.planned()).contains(ChangeDraftBuilder.PLANNED);
        assertThat(ticket.isOnHold()).isFalse();
        assertThat(tickets().read(ticket.ref())).isEqualTo(ticket);
    }

    @Test
    void createsChangesWithoutATimeAndForEmergencies() {
        ChangeTicket ticket = tickets()
                .findOrCreate(aChangeFor(ROLLOUT)
                        .unplanned()
                        .ofType(ChangeType.EMERGENCY)
                        .build());

        assertThat(ticket.planned()).isEmpty();
        assertThat(tickets().requestApproval(ticket.ref()).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
    }

    @Test
    void findsTheChangeThatIsThereInsteadOfCreatingAnother() {
        ChangeRef first = created();

        assertThat(created()).isEqualTo(first);
        assertThat(liveChanges(ROLLOUT_ID)).isEqualTo(1);
    }

    @Test
    void keepsTheChangesOfRolloutsApart() {
        ChangeRef other =
                tickets().findOrCreate(aChangeFor("doorbell-7").build()).ref();

        assertThat(created()).isNotEqualTo(other);
    }

    @Test
    void refusesAGroupThatNobodyKnowsAndCreatesNothing() {
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> tickets()
                        .findOrCreate(
                                aChangeFor(ROLLOUT).decidedBy(UNKNOWN_GROUP).build()));

        assertThat(liveChanges(ROLLOUT_ID)).isZero();
    }

    @Test
    void saysOfEveryCallThatAChangeIsMissing() {
        ChangeRef missing = new ChangeRef("0123456789abcdef0123456789abcdef", "CHG9999999");

        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().read(missing));
        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().requestApproval(missing));
        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().beginImplementation(missing));
        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().note(missing, STARTED, "wave 1 started"));
        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().task(missing, wave(1, ChangeTask.Status.IN_PROGRESS)));
        assertFails(
                FailureCode.CHANGE_MISSING,
                () -> tickets().close(missing, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED));
        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().cancel(missing, STARTED, "withdrawn"));
    }

    private static ChangeEvent eventOf(ChangeTicket ticket) {
        return ChangeEvent.of(ticket, Known.requested());
    }

    @Test
    void asksForApprovalOnce() {
        ChangeRef ref = created();

        assertThat(tickets().requestApproval(ref).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
        assertThat(tickets().requestApproval(ref).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
        assertThat(eventOf(tickets().read(ref))).isEqualTo(ChangeEvent.PENDING);
    }

    @Test
    void learnsOfAnApproval() {
        ChangeTicket ticket = tickets().read(approved());

        assertThat(ticket.phase()).isEqualTo(ChangePhase.SCHEDULED);
        assertThat(eventOf(ticket)).isEqualTo(ChangeEvent.APPROVED);
        assertThat(ticket.planned()).contains(ChangeDraftBuilder.PLANNED);
        assertThat(tickets().requestApproval(ticket.ref()).phase()).isEqualTo(ChangePhase.SCHEDULED);
    }

    @Test
    void learnsOfARejectionWithItsCommentAndDoesNotAskAgain() {
        ChangeRef ref = created();
        assertThat(tickets().requestApproval(ref).ref()).isEqualTo(ref);

        manager().reject(ref, "not before the holidays");

        assertThat(eventOf(tickets().read(ref))).isEqualTo(ChangeEvent.REJECTED);
        assertThat(tickets().read(ref).comment()).contains("not before the holidays");
        assertThat(eventOf(tickets().requestApproval(ref))).isEqualTo(ChangeEvent.REJECTED);
    }

    @Test
    void beginsImplementationOnlyWhenApproved() {
        ChangeRef ref = created();
        assertFails(FailureCode.CHANGE_NOT_MOVABLE, () -> tickets().beginImplementation(ref));

        assertThat(tickets().requestApproval(ref).ref()).isEqualTo(ref);
        assertFails(FailureCode.CHANGE_NOT_MOVABLE, () -> tickets().beginImplementation(ref));

        manager().approve(ref);
        assertThat(tickets().beginImplementation(ref).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
        assertThat(tickets().beginImplementation(ref).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
    }

    @Test
    void closesThroughTheReviewAndStaysClosed() {
        ChangeRef ref = approved();
        assertThat(tickets().beginImplementation(ref).phase()).isEqualTo(ChangePhase.IMPLEMENTING);

        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "2000 of 2000", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
        assertThat(tickets()
                        .close(ref, CloseCode.UNSUCCESSFUL, "again", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
        assertThat(tickets().cancel(ref, STARTED, "too late").phase()).isEqualTo(ChangePhase.CLOSED);
        assertFails(FailureCode.CHANGE_NOT_MOVABLE, () -> tickets().beginImplementation(ref));
    }

    @Test
    void closesAChangeWhoseWorkNeverBegan() {
        ChangeRef ref = approved();

        assertThat(tickets()
                        .close(ref, CloseCode.UNSUCCESSFUL, "no window", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
    }

    @Test
    void doesNotCloseWhatNobodyApproved() {
        ChangeRef ref = created();

        assertFails(
                FailureCode.CHANGE_NOT_MOVABLE,
                () -> tickets().close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED));
    }

    private ChangeRef implementing() {
        ChangeRef ref = approved();
        assertThat(tickets().beginImplementation(ref).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
        return ref;
    }

    private static ChangeTask wave(int number, ChangeTask.Status status) {
        return new ChangeTask(ROLLOUT_ID, new WaveNumber(number), "Wave " + number, status, number + " of 9 devices");
    }

    @Test
    void showsEveryWaveInOneTask() {
        ChangeRef ref = implementing();

        tickets().task(ref, wave(1, ChangeTask.Status.IN_PROGRESS));
        tickets().task(ref, wave(1, ChangeTask.Status.IN_PROGRESS));
        assertThat(tasks(ref, "Wave 1")).containsExactly(ChangeTask.Status.IN_PROGRESS);
        tickets().task(ref, wave(1, ChangeTask.Status.SUCCESSFUL));
        tickets().task(ref, wave(1, ChangeTask.Status.SUCCESSFUL));
        tickets().task(ref, wave(2, ChangeTask.Status.IN_PROGRESS));
        tickets().task(ref, wave(2, ChangeTask.Status.UNSUCCESSFUL));
        tickets().task(ref, wave(3, ChangeTask.Status.IN_PROGRESS));
        tickets().task(ref, wave(3, ChangeTask.Status.CANCELLED));

        assertThat(tasks(ref, "Wave 1")).containsExactly(ChangeTask.Status.SUCCESSFUL);
        assertThat(tasks(ref, "Wave 2")).containsExactly(ChangeTask.Status.UNSUCCESSFUL);
        assertThat(tasks(ref, "Wave 3")).containsExactly(ChangeTask.Status.CANCELLED);
    }

    @Test
    void leavesATaskThatHasEnded() {
        ChangeRef ref = implementing();
        tickets().task(ref, wave(1, ChangeTask.Status.IN_PROGRESS));
        tickets().task(ref, wave(1, ChangeTask.Status.UNSUCCESSFUL));

        tickets().task(ref, wave(1, ChangeTask.Status.IN_PROGRESS));

        assertThat(tasks(ref, "Wave 1")).containsExactly(ChangeTask.Status.UNSUCCESSFUL);
    }

    /** Somebody closing everything in their list of tasks must not end a rollout. */
    @Test
    void staysInImplementationHoweverManyTasksOfOthersAreClosed() {
        ChangeRef ref = implementing();
        manager().openTask(ref, "Post implementation testing");

        manager().closeTasks(ref);

        assertThat(tickets().read(ref).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
    }

    @Test
    void leavesOpenTasksOfOthersToThem() {
        ChangeRef ref = implementing();
        tickets().task(ref, wave(1, ChangeTask.Status.IN_PROGRESS));
        manager().openTask(ref, "Inform the tenants");

        assertFails(
                FailureCode.CHANGE_TASKS_OPEN,
                () -> tickets().close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED));
        assertFails(
                FailureCode.CHANGE_TASKS_OPEN,
                () -> tickets().close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED));
        manager().closeTasks(ref);

        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
        assertThat(tasks(ref, "Wave 1")).doesNotContain(ChangeTask.Status.IN_PROGRESS);
    }

    @Test
    void leavesAChangeInItsReviewWhereThatIsWanted() {
        ChangeRef ref = implementing();

        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "2000 of 2000", CloseAt.REVIEW)
                        .phase())
                .isEqualTo(ChangePhase.REVIEWING);
        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "2000 of 2000", CloseAt.REVIEW)
                        .phase())
                .isEqualTo(ChangePhase.REVIEWING);
    }

    @Test
    void cancelsOnceWithANote() {
        ChangeRef ref = created();
        NoteKey key = new NoteKey(ROLLOUT_ID, "cancelled");

        assertThat(tickets().cancel(ref, key, "Rollout withdrawn").phase()).isEqualTo(ChangePhase.CANCELLED);
        assertThat(tickets().cancel(ref, key, "Rollout withdrawn").phase()).isEqualTo(ChangePhase.CANCELLED);

        assertThat(notes(ref))
                .filteredOn(note -> note.contains("Rollout withdrawn"))
                .hasSize(1);
        assertThat(tickets()
                        .close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CANCELLED);
    }

    @Test
    void writesANoteOncePerKey() {
        ChangeRef ref = created();

        tickets().note(ref, STARTED, "wave 1 started");
        tickets().note(ref, STARTED, "wave 1 started");
        tickets().note(ref, new NoteKey(ROLLOUT_ID, "wave-1/done"), "wave 1 done");

        assertThat(notes(ref))
                .filteredOn(note -> note.contains("wave 1 started"))
                .hasSize(1);
        assertThat(notes(ref)).filteredOn(note -> note.contains("wave 1 done")).hasSize(1);
    }

    @Test
    void attachesAFileOncePerName() {
        ChangeRef ref = created();

        tickets().attach(ref, new Attachment("plan.json", "application/json", "{\"name\":\"Prüfplan\"}"));
        tickets().attach(ref, new Attachment("plan.json", "application/json", "{\"name\":\"another\"}"));
        tickets().attach(ref, new Attachment("report.txt", "text/plain", "2000 of 2000"));

        assertThat(files(ref)).containsExactlyInAnyOrder("{\"name\":\"Prüfplan\"}", "2000 of 2000");
    }

    @Test
    void tellsAHoldWithItsReasonAndItsEnd() {
        ChangeRef ref = approved();

        manager().hold(ref, "line 3 is down");
        assertThat(tickets().read(ref).holdReason()).contains("line 3 is down");
        assertFails(FailureCode.CHANGE_NOT_MOVABLE, () -> tickets().beginImplementation(ref));

        manager().release(ref);
        assertThat(tickets().read(ref).isOnHold()).isFalse();
    }

    @Test
    void tellsThatADateWasMoved() {
        ChangeRef ref = created();
        Interval later = new Interval(
                ChangeDraftBuilder.PLANNED.start().plus(Duration.ofDays(7)),
                ChangeDraftBuilder.PLANNED.end().plus(Duration.ofDays(7)));

        manager().moveDates(ref, later);

        assertThat(tickets().read(ref).planned()).contains(later);
    }

    @Test
    void tellsThatTheManagerCancelled() {
        ChangeRef ref = created();

        manager().cancel(ref);

        assertThat(eventOf(tickets().read(ref))).isEqualTo(ChangeEvent.CANCELLED);
    }

    @Test
    void tellsWhoseChangesMovedSinceTheCursorAndTellsItOnce() {
        ChangeRef ref = created();
        assertThat(tickets().findOrCreate(aChangeFor("doorbell-7").build()).ref())
                .isNotEqualTo(ref);
        String start = tickets().movedSince("").next();

        manager()
                .moveDates(
                        ref,
                        new Interval(
                                ChangeDraftBuilder.PLANNED.start(),
                                ChangeDraftBuilder.PLANNED.end().plusSeconds(3600)));
        MovedChanges moved = tickets().movedSince(start);
        MovedChanges after = tickets().movedSince(moved.next());

        assertThat(moved.versions())
                .isEqualTo(Map.of(ROLLOUT_ID, tickets().read(ref).version()));
        assertThat(after.rollouts()).isEmpty();
    }

    @Test
    void testsItselfWithoutEffect() {
        assertThatCode(() -> tickets().selfTest()).doesNotThrowAnyException();
        assertThat(liveChanges(ROLLOUT_ID)).isZero();
    }
}
