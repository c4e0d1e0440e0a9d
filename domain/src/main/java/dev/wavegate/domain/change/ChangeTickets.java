package dev.wavegate.domain.change;

import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * The port to the change system. Every write can be repeated without a second effect. Every method throws
 * {@link dev.wavegate.domain.failure.Failure} and nothing else.
 */
public interface ChangeTickets {
    /** The change of the draft's rollout, created if there is none yet. */
    ChangeTicket findOrCreate(ChangeDraft draft);

    /**
     * The change as it stands now.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code change.missing} when it is gone or may not be read
     */
    ChangeTicket read(ChangeRef ref);

    /** Asks the approvers, unless that has happened. */
    ChangeTicket requestApproval(ChangeRef ref);

    /**
     * Says that work has begun, unless that has been said, and keeps a task of ours open until the change is closed: some
     * systems end a change with its last task.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code change.not-movable} when the change does not allow it now
     */
    ChangeTicket beginImplementation(ChangeRef ref);

    /**
     * Plans the change for another time, outermost whole seconds, unless it is planned so. What change managers plan wins:
     * only dates that the caller knows of are replaced.
     *
     * @param known the dates that the caller read or wrote last; empty when the change had none
     */
    Replanning plan(ChangeRef ref, Interval planned, Optional<Interval> known);

    /**
     * Puts the change on hold, once per key, and writes the reason as a note: whoever lifts the hold agrees. A change that
     * is on hold already keeps its reason, and the end of that hold agrees to nothing. Does nothing when the key was used
     * before, so that a hold that was lifted stays lifted, or when the change is over.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code change.not-movable} when the change does not stay on hold
     */
    ChangeTicket hold(ChangeRef ref, NoteKey key, String reason);

    /** Writes a note that people see, once per key. */
    void note(ChangeRef ref, NoteKey key, String text);

    /** Attaches a file, once per name. */
    void attach(ChangeRef ref, Attachment file);

    /**
     * Shows a wave in the change's list of tasks, one task per wave; does nothing when that task has ended already. Tasks of
     * others are never written.
     */
    void task(ChangeRef ref, ChangeTask task);

    /**
     * Ends our tasks and closes the change through its review, or leaves it there; does nothing when it is closed or cancelled
     * already.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code change.tasks-open} as long as tasks of others keep it from closing
     */
    ChangeTicket close(ChangeRef ref, CloseCode code, String notes, CloseAt at);

    /** Cancels the change with a note; does nothing when it is closed or cancelled already. */
    ChangeTicket cancel(ChangeRef ref, NoteKey key, String reason);

    /**
     * Whose changes moved.
     *
     * @param cursor empty for "from now on"
     */
    MovedChanges movedSince(String cursor);

    /** One cheap call that shows the system answers and accepts our identity. */
    void selfTest();
}
