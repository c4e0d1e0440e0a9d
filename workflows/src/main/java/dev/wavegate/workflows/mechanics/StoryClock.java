package dev.wavegate.workflows.mechanics;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** The time that a story may use: the workflow's, the same in every replay. */
public final class StoryClock {
    private StoryClock() {}

    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /** From now until then; zero when it has passed. */
    public static Duration until(Instant then) {
        Duration left = Duration.between(now(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
