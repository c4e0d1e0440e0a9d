package dev.wavegate.workflows.window;

import java.util.Optional;

import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.StoryClock;
import io.temporal.workflow.Workflow;

/** A schedule feed that reads on every tick, and at once when nudged. */
public final class PolledScheduleFeed implements ScheduleFeed {
    private final ScheduleFeedActivities activities =
            Workflow.newActivityStub(ScheduleFeedActivities.class, ActivityProfiles.outsideCall());
    private Optional<Order> adopted = Optional.empty();
    private boolean nudged;

    @Override
    public void run(Order order) {
        while (!Workflow.getInfo().isContinueAsNewSuggested() && !isOutdated(order)) {
            nudged = false;
            activities.announceMoved(order.source());
            StoryClock.await(order.tick(), () -> nudged || isOutdated(order));
        }
        Workflow.newContinueAsNewStub(ScheduleFeed.class).run(adopted.orElse(order));
    }

    private boolean isOutdated(Order order) {
        return adopted.filter(newer -> !newer.equals(order)).isPresent();
    }

    @Override
    public void adopt(Order order) {
        adopted = Optional.of(order);
    }

    @Override
    public void nudge() {
        nudged = true;
    }
}
