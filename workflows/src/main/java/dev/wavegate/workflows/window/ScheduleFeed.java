package dev.wavegate.workflows.window;

import java.time.Duration;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Copies the calendars and rosters of one source that rollouts name, and tells those whose schedules moved. */
@WorkflowInterface
public interface ScheduleFeed {
    @WorkflowMethod(name = "ScheduleFeed")
    void run(Input order);

    /** Something moved: read now. */
    @SignalMethod
    void nudge();

    /** Goes on by this order, whatever was said at the start; what it is, is nothing new to a feed that goes by it already. */
    @SignalMethod
    void adopt(Input order);

    static String workflowId(String source) {
        return "feed/schedule/" + source;
    }

    /**
     * What to read and how often.
     *
     * @param source the source's name in schedule references, such as {@code google}
     */
    record Input(String source, Duration tick) {}
}
