package dev.wavegate.workflows.temporal;

/** The task queues that workers serve. */
public final class TaskQueues {
    /** Workflows and short activities. */
    public static final String WORKFLOWS = "wavegate";

    /** Long activities that drive devices; apart, so that they never take the place of a short one. */
    public static final String DRIVES = "wavegate-drives";

    private TaskQueues() {}
}
