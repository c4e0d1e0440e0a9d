package dev.wavegate.engine;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;

/** Guards the calls of one process, which has all the workers of its server. */
record GuardingClient(CrossedTasks tasks) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            private volatile Runnable ended = () -> {};

            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onMessage(A answer) {
                                tasks.handedOut(answer);
                                super.onMessage(answer);
                            }

                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                ended.run();
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }

            @Override
            public void sendMessage(Q request) {
                ended = tasks.admit(request, task -> fail(task, next));
                super.sendMessage(request);
            }
        };
    }

    private static void fail(RespondWorkflowTaskFailedRequest task, Channel next) {
        try {
            WorkflowServiceGrpc.newBlockingStub(next).respondWorkflowTaskFailed(task);
        } catch (StatusRuntimeException outdated) {
            // A task that is no longer open has been scheduled again already.
        }
    }
}
