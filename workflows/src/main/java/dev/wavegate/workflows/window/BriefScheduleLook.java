package dev.wavegate.workflows.window;

import java.util.List;

import dev.wavegate.workflows.temporal.ActivityProfiles;
import io.temporal.workflow.Workflow;

/** Reads once; whoever got no answer asks again. */
public final class BriefScheduleLook implements ScheduleLook {
    private final ScheduleLookActivities activities =
            Workflow.newActivityStub(ScheduleLookActivities.class, ActivityProfiles.callForAPerson());

    @Override
    public List<String> look(Input order) {
        return activities.look(order);
    }
}
