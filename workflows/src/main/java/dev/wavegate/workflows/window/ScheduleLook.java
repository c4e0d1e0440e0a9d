package dev.wavegate.workflows.window;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.wavegate.domain.schedule.ScheduleRef;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Has schedules read for a person who asks without a rollout and waits for the answer. */
@WorkflowInterface
public interface ScheduleLook {
    /**
     * Copies these schedules.
     *
     * @return sentences about those that could not be read
     */
    @WorkflowMethod(name = "ScheduleLook")
    List<String> look(Input order);

    /** Whoever wants the same at the same time shares one look. */
    static String workflowId(Input order) {
        String what = order.calendars() + " " + order.rosters();
        return "look/" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    /** Which schedules are wanted. */
    record Input(List<ScheduleRef> calendars, List<ScheduleRef> rosters) {
        public Input {
            calendars = List.copyOf(calendars);
            rosters = List.copyOf(rosters);
        }
    }
}
