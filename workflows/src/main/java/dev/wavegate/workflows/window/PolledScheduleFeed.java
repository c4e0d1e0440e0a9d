package dev.wavegate.workflows.window;

import java.util.Optional;

import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;

/** A schedule feed that reads on every tick, and at once when nudged. */
public final class PolledScheduleFeed implements ScheduleFeed {
    private final ScheduleFeedActivities activities =
            Workflow.newActivityStub(ScheduleFeedActivities.class, ActivityProfiles.outsideCall());
    private Optional<Input> adopted = Optional.empty();
    private boolean nudged;

    @Override
    public void run(Input order) {
        while (!Workflow.getInfo().isContinueAsNewSuggested() && !isOutdated(order)) {
            nudged = false;
            activities.announceMoved(order.source());
            WorkflowClock.await(order.tick(), () -> nudged || isOutdated(order));
        }
        Workflow.newContinueAsNewStub(ScheduleFeed.class).run(adopted.orElse(order));
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
