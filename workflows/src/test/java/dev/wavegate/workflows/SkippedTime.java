package dev.wavegate.workflows;

import dev.wavegate.engine.CrossedTasks;
import dev.wavegate.workflows.temporal.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

/** An engine that does not wait while nothing happens, and writes payloads as ours do. */
public final class SkippedTime {
    private SkippedTime() {}

    public static TestWorkflowEnvironment environment() {
        return environment(TestEnvironmentOptions.newBuilder());
    }

    public static TestWorkflowEnvironment environment(TestEnvironmentOptions.Builder options) {
        return TestWorkflowEnvironment.newInstance(options.setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
    }
}
