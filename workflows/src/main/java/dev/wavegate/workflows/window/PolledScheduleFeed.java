package dev.wavegate.workflows.window;

import java.util.Optional;

import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** A schedule feed that reads on every tick, and at once when nudged. */
public final class PolledScheduleFeed implements ScheduleFeed {
    private static final Logger LOG = Workflow.getLogger(PolledScheduleFeed.class);

    private final ScheduleFeedActivities activities =
            Workflow.newActivityStub(ScheduleFeedActivities.class, ActivityProfiles.outsideCall());
    private Optional<Input> adopted = Optional.empty();
    private boolean nudged;

    @Override
    public void run(Input order) {
        while (!Workflow.getInfo().isContinueAsNewSuggested() && !isOutdated(order)) {
            nudged = false;
            read(order.source());
            WorkflowClock.await(order.tick(), () -> nudged || isOutdated(order));
        }
        Workflow.newContinueAsNewStub(ScheduleFeed.class).run(adopted.orElse(order));
    }

    /** A read that is refused for good, or has a bug, must not end the feed: it is done again at the next tick. */
    private void read(String source) {
        try {
            activities.announceMoved(source);
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            LOG.warn("The schedules of {} were not read; they are read again at the next tick", source, failure);
        }
    }

    private boolean isOutdated(Input order) {
        return adopted.filter(newer -> !newer.equals(order)).isPresent();
    }

    @Override
    public void adopt(Input order) {
        adopted = Optional.of(order);
    }

    @Override
    public void nudge() {
        nudged = true;
    }
}
