package dev.wavegate.api.lab;

import java.time.Duration;

import dev.wavegate.workflows.change.ChangeFeed;
import dev.wavegate.workflows.window.ScheduleFeed;
import io.temporal.workflow.Workflow;

/** Feeds that end with the first nudge. */
public final class NudgedFeed {
    private NudgedFeed() {}

    /** A change feed that ends when it is nudged. */
    public static final class OfChanges implements ChangeFeed {
        private boolean nudged;

        @Override
        public void run(ChangeFeed.Input order) {
            Workflow.await(() -> nudged);
        }

        @Override
        public void nudge() {
            nudged = true;
        }

        @Override
        public void adopt(Duration tick) {}
    }

    /** A schedule feed that ends when it is nudged. */
    public static final class OfSchedules implements ScheduleFeed {
        private boolean nudged;

        @Override
        public void run(ScheduleFeed.Input order) {
            Workflow.await(() -> nudged);
        }

        @Override
        public void nudge() {
            nudged = true;
        }

        @Override
        public void adopt(ScheduleFeed.Input order) {}
    }
}
