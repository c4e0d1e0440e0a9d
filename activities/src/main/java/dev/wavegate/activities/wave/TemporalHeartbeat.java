package dev.wavegate.activities.wave;

import java.time.Duration;

import dev.wavegate.domain.cohort.OutcomeCounts;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;

/** A pulse as Temporal feels it. A worker that shuts down loses the work; another one takes it up. */
final class TemporalHeartbeat implements Heartbeat {
    private final ActivityExecutionContext context = Activity.getExecutionContext();
    private final Duration tick;

    TemporalHeartbeat(Duration tick) {
        this.tick = tick;
    }

    @Override
    public boolean beat(OutcomeCounts counts) {
        try {
            context.heartbeat(counts);
            Thread.sleep(tick.toMillis());
            return true;
        } catch (ActivityCanceledException told) {
            return false;
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw Activity.wrap(shutdown);
        }
    }

    @Override
    public void alive() {
        context.heartbeat(null);
    }
}
