package dev.wavegate.api.temporal;

import dev.wavegate.workflows.change.ChangeFeed;
import dev.wavegate.workflows.window.ScheduleFeed;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells feeds to read now; a feed that does not run reads everything when it starts, so nothing is lost. */
@Component
public final class FeedSignals {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSignals.class);

    private final WorkflowClient client;
    private final TemporalCalls engine;

    FeedSignals(WorkflowClient client, TemporalCalls engine) {
        this.client = client;
        this.engine = engine;
    }

    /** Changes moved. */
    public void changes() {
        nudge(
                ChangeFeed.WORKFLOW_ID,
                () -> client.newWorkflowStub(ChangeFeed.class, ChangeFeed.WORKFLOW_ID)
                        .nudge());
    }

    /** Calendars or rosters of a source moved. */
    public void schedules(String source) {
        String feed = ScheduleFeed.workflowId(source);
        nudge(feed, () -> client.newWorkflowStub(ScheduleFeed.class, feed).nudge());
    }

    private void nudge(String feed, Runnable signal) {
        try {
            engine.call(() -> {
                signal.run();
                return true;
            });
        } catch (WorkflowNotFoundException asleep) {
            LOG.info("A hook was received for {}, which is not running", feed);
        }
    }
}
