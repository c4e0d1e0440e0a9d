package dev.wavegate.local.scenario;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** The workflows of rollouts, as somebody with Temporal's own tools sees and ends them. */
final class Workflows implements AutoCloseable {
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    Workflows(String target) {
        this.stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        this.client = WorkflowClient.newInstance(stubs);
    }

    /** As {@code temporal workflow cancel} does. */
    void cancel(Rollout rollout) {
        client.newUntypedWorkflowStub("rollout/" + rollout.name()).cancel();
    }

    /** As {@code temporal workflow terminate} does, which nobody should. */
    void terminate(Rollout rollout) {
        client.newUntypedWorkflowStub("rollout/" + rollout.name()).terminate("scenario");
    }

    /** As {@code temporal workflow reset --type LastWorkflowTask} does. */
    void reset(Rollout rollout) {
        String id = "rollout/" + rollout.name();
        long lastTask = client.fetchHistory(id).getEvents().stream()
                .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
                .mapToLong(HistoryEvent::getEventId)
                .max()
                .orElseThrow();
        stubs.blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setWorkflowExecution(
                                client.newUntypedWorkflowStub(id).describe().getExecution())
                        .setWorkflowTaskFinishEventId(lastTask)
                        .setRequestId(UUID.randomUUID().toString())
                        .setReason("scenario")
                        .build());
    }

    /** The workflows of a rollout, its own and those that it started, that run now. */
    List<String> running(Rollout rollout) {
        String id = "rollout/" + rollout.name();
        Stream<String> children = client.fetchHistory(id).getEvents().stream()
                .filter(HistoryEvent::hasChildWorkflowExecutionStartedEventAttributes)
                .map(event -> event.getChildWorkflowExecutionStartedEventAttributes()
                        .getWorkflowExecution()
                        .getWorkflowId());
        return Stream.concat(Stream.of(id), children)
                .distinct()
                .filter(each -> client.newUntypedWorkflowStub(each).describe().getStatus()
                        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .toList();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
