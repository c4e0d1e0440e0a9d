package dev.wavegate.workflows.change;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;

/** A change feed that reads on every tick, and at once when nudged. */
public final class PolledChangeFeed implements ChangeFeed {
    private final ChangeFeedActivities activities =
            Workflow.newActivityStub(ChangeFeedActivities.class, ActivityProfiles.outsideCall());
    private Optional<Duration> adopted = Optional.empty();
    private boolean nudged;

    @Override
    public void run(Input order) {
        String cursor = order.cursor();
        while (!Workflow.getInfo().isContinueAsNewSuggested() && !isOutdated(order)) {
            nudged = false;
            cursor = activities.announceMoved(cursor);
            WorkflowClock.await(order.tick(), () -> nudged || isOutdated(order));
        }
        Workflow.newContinueAsNewStub(ChangeFeed.class).run(new Input(adopted.orElse(order.tick()), cursor));
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
