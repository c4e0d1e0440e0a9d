package dev.wavegate.engine;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import org.jspecify.annotations.Nullable;

/**
 * Guards the calls that arrive at a server.
 *
 * @param service carries a call out before it returns
 */
record GuardingServer(CrossedTasks tasks, WorkflowServiceImplBase service) implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall<Q, A> watched = new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendMessage(A answer) {
                tasks.handedOut(answer);
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
                Runnable ended =
                        tasks.admit(request, task -> service.respondWorkflowTaskFailed(task, new IgnoredResponse()));
                try {
                    super.onHalfClose();
                } finally {
                    ended.run();
                }
            }
        };
    }

    /** A task that is no longer open has been scheduled again already. */
    private static final class IgnoredResponse implements StreamObserver<RespondWorkflowTaskFailedResponse> {
        @Override
        public void onNext(RespondWorkflowTaskFailedResponse answer) {}

        @Override
        public void onError(Throwable refused) {}

        @Override
        public void onCompleted() {}
    }
}
