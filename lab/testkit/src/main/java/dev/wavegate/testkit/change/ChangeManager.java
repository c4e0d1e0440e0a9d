package dev.wavegate.testkit.change;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.schedule.Interval;

/** The person on the other side of a change system; every deed is visible to readers when its method returns. */
public interface ChangeManager {
    /** Says yes to a change that awaits approval, so that it is scheduled. */
    void approve(ChangeRef ref);

    /** Says no to a change that awaits approval. */
    void reject(ChangeRef ref, String comment);

    /** Puts a change on hold. */
    void hold(ChangeRef ref, String reason);

    /** Lifts the hold. */
    void release(ChangeRef ref);

    /** Cancels a change. */
    void cancel(ChangeRef ref);

    /** Plans a change for another time. */
    void moveDates(ChangeRef ref, Interval planned);

    /** Adds a task of their own to a change, open. */
    void openTask(ChangeRef ref, String title);

    /** Closes every task of a change that others than Wavegate made. */
    void closeTasks(ChangeRef ref);
}
