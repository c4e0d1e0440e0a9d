package dev.wavegate.workflows.temporal;

import java.time.Duration;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;

/** How activities are called: one profile per kind of work, every number with its reason. */
public final class ActivityProfiles {
    /** The clients give up after 70 s, so a call that takes longer has lost its worker. */
    private static final Duration CALL = Duration.ofSeconds(90);

    /** An outside system may be down for a day; asking once a minute is polite and soon enough. */
    private static final RetryOptions UNTIL_IT_ANSWERS = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(500))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();

    /** Our own database comes back within seconds, and everything waits for it. */
    private static final RetryOptions SOON_AGAIN = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(200))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofSeconds(10))
            .build();

    private ActivityProfiles() {}

    /** A call to an outside system that can be repeated. */
    public static ActivityOptions outsideCall() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setStartToCloseTimeout(CALL)
                .setRetryOptions(UNTIL_IT_ANSWERS)
                .build();
    }

    /** Reads from outside systems for a person who waits, and asks again if need be. */
    public static ActivityOptions callForAPerson() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                // A worker may be starting; nobody waits for longer than this.
                .setScheduleToCloseTimeout(CALL)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build();
    }

    /** A write to, or a read of, our own store. */
    public static ActivityOptions ownStore() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(SOON_AGAIN)
                .build();
    }

    /**
     * Work on a whole cohort: freezing it, taking its orders back, waiting for what had begun. Heartbeats come with every
     * page and tick.
     */
    public static ActivityOptions cohortWork() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.DRIVES)
                // Waiting for devices that had begun ends with their deadline, which is hours, not weeks.
                .setStartToCloseTimeout(Duration.ofDays(7))
                // Cutting a million devices into waves is one statement of up to half a minute.
                .setHeartbeatTimeout(Duration.ofSeconds(60))
                .setRetryOptions(SOON_AGAIN)
                .build();
    }

    /** Freezing a cohort: what a cancelled attempt has stored must be known before the rollout ends. */
    public static ActivityOptions freezing() {
        return ActivityOptions.newBuilder(cohortWork())
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
    }

    /**
     * Long work on devices, resumed by another worker when its heartbeat stops. A cancelled drive still answers with its
     * counts, so the workflow waits for that answer.
     */
    public static ActivityOptions drive() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.DRIVES)
                // A wave ends with its window at the latest; no window is longer than a week.
                .setStartToCloseTimeout(Duration.ofDays(7))
                // Heartbeats come every tick; ten missing seconds mean that the worker is gone.
                .setHeartbeatTimeout(Duration.ofSeconds(10))
                .setRetryOptions(SOON_AGAIN)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
    }
}
