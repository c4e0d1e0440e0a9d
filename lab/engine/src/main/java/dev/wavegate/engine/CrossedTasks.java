package dev.wavegate.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.grpc.ServerInterceptor;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.jspecify.annotations.Nullable;

/**
 * Fails a workflow task whose completion cancels an activity or timer that may have ended while the task ran. A real Temporal
 * server does the same; the test server refuses such a completion and never schedules the task again, so the workflow is stuck.
 */
public final class CrossedTasks {
    private final Map<ByteString, String> activityRuns = new ConcurrentHashMap<>();

    /** Not forgotten, as the test server forgets no run either. */
    private final Map<String, OpenRun> runs = new ConcurrentHashMap<>();

    CrossedTasks() {}

    /** Options for a test environment, whose server nobody else can guard; for one environment only. */
    public static WorkflowServiceStubsOptions guardedStubs() {
        return WorkflowServiceStubsOptions.newBuilder()
                .setGrpcClientInterceptors(List.of(new GuardingClient(new CrossedTasks())))
                .build();
    }

    /** An interceptor for the server of this service, whoever its clients are. */
    static ServerInterceptor guard(WorkflowServiceImplBase service) {
        return new GuardingServer(new CrossedTasks(), service);
    }

    /** Takes note of a task that a worker is about to get. */
    void handedOut(Object answer) {
        if (answer instanceof PollActivityTaskQueueResponse task) {
            activityRuns.put(task.getTaskToken(), task.getWorkflowExecution().getRunId());
        } else if (answer instanceof PollWorkflowTaskQueueResponse task
                && !task.getTaskToken().isEmpty()
                && !task.hasQuery()) {
            runs.computeIfAbsent(task.getWorkflowExecution().getRunId(), unknown -> new OpenRun())
                    .begin(task);
        }
    }

    /**
     * Waits until no other call that ends something in the same run is under way. If the request completes a crossed task, that
     * task is failed first, and the server will find the request outdated.
     *
     * @return what to run when the call has ended
     */
    Runnable admit(@Nullable Object request, Consumer<RespondWorkflowTaskFailedRequest> failTask) {
        if (request instanceof RespondWorkflowTaskCompletedRequest completed) {
            return runs.values().stream()
                    .filter(run -> run.isOpen(completed.getTaskToken()))
                    .findFirst()
                    .map(run -> admit(completed, run, failTask))
                    .orElse(() -> {});
        }
        return Optional.ofNullable(activityRuns.remove(activityEndedBy(request)))
                .map(runs::get)
                .map(run -> {
                    run.enter();
                    run.activityEnds();
                    return (Runnable) run::leave;
                })
                .orElse(() -> {});
    }

    private static Runnable admit(
            RespondWorkflowTaskCompletedRequest completed,
            OpenRun run,
            Consumer<RespondWorkflowTaskFailedRequest> failTask) {
        run.enter();
        if (run.close(completed.getCommandsList())) {
            return run::leave;
        }
        try {
            failTask.accept(RespondWorkflowTaskFailedRequest.newBuilder()
                    .setNamespace(completed.getNamespace())
                    .setTaskToken(completed.getTaskToken())
                    .setIdentity(completed.getIdentity())
                    .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
                    .build());
        } finally {
            run.leave();
        }
        return () -> {};
    }

    private static ByteString activityEndedBy(@Nullable Object request) {
        if (request instanceof RespondActivityTaskCompletedRequest ended) {
            return ended.getTaskToken();
        } else if (request instanceof RespondActivityTaskFailedRequest ended) {
            return ended.getTaskToken();
        } else if (request instanceof RespondActivityTaskCanceledRequest ended) {
            return ended.getTaskToken();
        }
        return ByteString.EMPTY;
    }
}
