package dev.wavegate.workflows.temporal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** The time that a workflow may use: the same in every replay. */
public final class WorkflowClock {
    private WorkflowClock() {}

    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /** From now until then; zero when it has passed. */
    public static Duration until(Instant then) {
        Duration left = Duration.between(now(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Waits until the condition holds, but no longer than this. Unlike {@code Workflow.await} it leaves no timer behind that
     * would wake the workflow weeks later for nothing.
     */
    public static void await(Duration atMost, Supplier<Boolean> condition) {
        if (atMost.isZero() || atMost.isNegative() || condition.get()) {
            return;
        }
        List<Promise<Void>> timers = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> timers.add(Workflow.newTimer(atMost)));
        scope.run();
        Promise<Void> timer = timers.get(0);
        Workflow.await(() -> timer.isCompleted() || condition.get());
        if (!timer.isCompleted()) {
            scope.cancel();
        }
    }
}
