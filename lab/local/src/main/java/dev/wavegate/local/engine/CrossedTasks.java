package dev.wavegate.local.engine;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import org.jspecify.annotations.Nullable;

/**
 * Hands a workflow task back when its answer cancels an activity or timer that may have ended while the task was worked on. A real
 * Temporal server does the same; the test server refuses such an answer and never gives the task out again, so that the
 * workflow stands still for good.
 */
final class CrossedTasks implements ServerInterceptor {
    private final Clock clock;
    private final WorkflowServiceImplBase service;
    private final Map<ByteString, String> activityRuns = new ConcurrentHashMap<>();
    private final Map<String, OpenRun> runs = new ConcurrentHashMap<>();

    /** @param service what is guarded; it answers calls of other tasks before it returns */
    CrossedTasks(Clock clock, WorkflowServiceImplBase service) {
        this.clock = clock;
        this.service = service;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall<Q, A> watched = new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendMessage(A answer) {
                handedOut(answer);
                super.sendMessage(answer);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(watched, headers)) {
            private @Nullable Q request;

            @Override
            public void onMessage(Q message) {
                request = message;
                super.onMessage(message);
            }

            @Override
            public void onHalfClose() {
                if (!isCrossed(request, super::onHalfClose)) {
                    return;
                }
                call.close(Status.INVALID_ARGUMENT.withDescription("UnhandledCommand"), new Metadata());
            }
        };
    }

    private void handedOut(Object answer) {
        if (answer instanceof PollActivityTaskQueueResponse task) {
            activityRuns.put(task.getTaskToken(), task.getWorkflowExecution().getRunId());
        } else if (answer instanceof PollWorkflowTaskQueueResponse task
                && !task.getTaskToken().isEmpty()
                && !task.hasQuery()) {
            OpenRun run = runs.computeIfAbsent(task.getWorkflowExecution().getRunId(), unknown -> new OpenRun(clock));
            synchronized (run) {
                run.begin(task.getTaskToken());
            }
        }
    }

    /** Answers whether the request was handed back; otherwise it has been carried out. */
    private boolean isCrossed(@Nullable Object request, Runnable carryOut) {
        if (request instanceof RespondWorkflowTaskCompletedRequest completed) {
            return isCrossed(completed, carryOut);
        }
        Optional<OpenRun> ended = endedIn(request);
        if (ended.isEmpty()) {
            carryOut.run();
            return false;
        }
        synchronized (ended.get()) {
            ended.get().activityEnded();
            carryOut.run();
        }
        return false;
    }

    private boolean isCrossed(RespondWorkflowTaskCompletedRequest completed, Runnable carryOut) {
        Optional<Map.Entry<String, OpenRun>> open = runs.entrySet().stream()
                .filter(each -> each.getValue().isOpen(completed.getTaskToken()))
                .findFirst();
        if (open.isEmpty()) {
            carryOut.run();
            return false;
        }
        OpenRun run = open.get().getValue();
        synchronized (run) {
            if (run.mayCancelWhatEnded(completed.getCommandsList())) {
                handBack(completed);
                run.handedBack();
                return true;
            }
            carryOut.run();
            run.accept(completed.getCommandsList());
        }
        if (run.isOver()) {
            runs.remove(open.get().getKey());
        }
        return false;
    }

    private Optional<OpenRun> endedIn(@Nullable Object request) {
        ByteString token = ByteString.EMPTY;
        if (request instanceof RespondActivityTaskCompletedRequest ended) {
            token = ended.getTaskToken();
        } else if (request instanceof RespondActivityTaskFailedRequest ended) {
            token = ended.getTaskToken();
        } else if (request instanceof RespondActivityTaskCanceledRequest ended) {
            token = ended.getTaskToken();
        }
        return Optional.ofNullable(activityRuns.remove(token)).map(runs::get);
    }

    private void handBack(RespondWorkflowTaskCompletedRequest completed) {
        service.respondWorkflowTaskFailed(
                RespondWorkflowTaskFailedRequest.newBuilder()
                        .setNamespace(completed.getNamespace())
                        .setTaskToken(completed.getTaskToken())
                        .setIdentity(completed.getIdentity())
                        .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
                        .build(),
                new Unheard());
    }

    /** Nobody waits for the answer: a task that is no longer open has been given out again already. */
    private static final class Unheard implements StreamObserver<RespondWorkflowTaskFailedResponse> {
        @Override
        public void onNext(RespondWorkflowTaskFailedResponse answer) {}

        @Override
        public void onError(Throwable refused) {}

        @Override
        public void onCompleted() {}
    }
}
