package dev.wavegate.workflows.window;

import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.StoryClock;
import io.temporal.workflow.Workflow;

/** A schedule feed that reads on every tick, and at once when nudged. */
public final class PolledScheduleFeed implements ScheduleFeed {
    private final ScheduleFeedActivities activities =
            Workflow.newActivityStub(ScheduleFeedActivities.class, ActivityProfiles.outsideCall());
    private boolean nudged;

    @Override
    public void run(Order order) {
        while (!Workflow.getInfo().isContinueAsNewSuggested()) {
            nudged = false;
            activities.announceMoved(order.source());
            StoryClock.await(order.tick(), () -> nudged);
        }
        Workflow.newContinueAsNewStub(ScheduleFeed.class).run(order);
    }

    @Override
    public void nudge() {
        nudged = true;
    }
}
