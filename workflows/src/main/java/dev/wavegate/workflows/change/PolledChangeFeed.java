package dev.wavegate.workflows.change;

import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.StoryClock;
import io.temporal.workflow.Workflow;

/** A change feed that reads on every tick, and at once when nudged. */
public final class PolledChangeFeed implements ChangeFeed {
    private final ChangeFeedActivities activities =
            Workflow.newActivityStub(ChangeFeedActivities.class, ActivityProfiles.outsideCall());
    private boolean nudged;

    @Override
    public void run(Order order) {
        String cursor = order.cursor();
        while (!Workflow.getInfo().isContinueAsNewSuggested()) {
            nudged = false;
            cursor = activities.announceMoved(cursor);
            StoryClock.await(order.tick(), () -> nudged);
        }
        Workflow.newContinueAsNewStub(ChangeFeed.class).run(new Order(order.tick(), cursor));
    }

    @Override
    public void nudge() {
        nudged = true;
    }
}
