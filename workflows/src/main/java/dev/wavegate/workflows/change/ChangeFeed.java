package dev.wavegate.workflows.change;

import java.time.Duration;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Reads what moved in a change system, in one query for all rollouts, and tells those concerned. One per system. */
@WorkflowInterface
public interface ChangeFeed {
    /** The one change feed there is. */
    String WORKFLOW_ID = "feed/change";

    @WorkflowMethod(name = "ChangeFeed")
    void run(Input order);

    /** Something moved: read now. */
    @SignalMethod
    void nudge();

    /** Reads so often from now on, whatever was said at the start. */
    @SignalMethod
    void adopt(Duration tick);

    /**
     * How to read.
     *
     * @param tick how often
     * @param cursor where to read on; empty for "from now on"
     */
    record Input(Duration tick, String cursor) {}
}
