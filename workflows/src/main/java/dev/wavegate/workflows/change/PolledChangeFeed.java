package dev.wavegate.workflows.change;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** A change feed that reads on every tick, and at once when nudged. */
public final class PolledChangeFeed implements ChangeFeed {
    private static final Logger LOG = Workflow.getLogger(PolledChangeFeed.class);

    private final ChangeFeedActivities activities =
            Workflow.newActivityStub(ChangeFeedActivities.class, ActivityProfiles.outsideCall());
    private Optional<Duration> adopted = Optional.empty();
    private boolean nudged;

    @Override
    public void run(Input order) {
        String cursor = order.cursor();
        while (!Workflow.getInfo().isContinueAsNewSuggested() && !isOutdated(order)) {
            nudged = false;
            cursor = readFrom(cursor);
            WorkflowClock.await(order.tick(), () -> nudged || isOutdated(order));
        }
        Workflow.newContinueAsNewStub(ChangeFeed.class).run(new Input(adopted.orElse(order.tick()), cursor));
    }

    /** A read that is refused for good, or has a bug, must not end the feed: it is done again at the next tick. */
    private String readFrom(String cursor) {
        try {
            return activities.announceMoved(cursor);
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            LOG.warn("The change feed was not read; it is read again at the next tick", failure);
            return cursor;
        }
    }

    private boolean isOutdated(Input order) {
        return adopted.filter(tick -> !tick.equals(order.tick())).isPresent();
    }

    @Override
    public void adopt(Duration tick) {
        adopted = Optional.of(tick);
    }

    @Override
    public void nudge() {
        nudged = true;
    }
}
