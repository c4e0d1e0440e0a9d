package dev.wavegate.worker.temporal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import dev.wavegate.worker.Bound;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemporalReadinessTest {
    private static final String SERVER = "Temporal at localhost:7233 (namespace default)";

    private final ManualClock clock = new ManualClock();

    @Test
    void workersStartThoughTheServerAnswersItsFirstCallsLate() throws IOException {
        String name = InProcessServerBuilder.generateName();
        Queue<Status> first = new ConcurrentLinkedQueue<>(List.of(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED));
        Server server = InProcessServerBuilder.forName(name)
                .addService(new LateService(first))
                .build()
                .start();
        ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(channel)
                .setRpcTimeout(Duration.ofSeconds(2))
                .build());
        TemporalWorkers workers = new TemporalWorkers(
                WorkflowClient.newInstance(stubs),
                Bound.to(WorkerProperties.class, "wavegate.worker", Map.of("wavegate.worker.drain", "0s")),
                new Activities(List.of(), List.of()));
        try {
            workers.start();

            assertThat(workers.isRunning()).isTrue();
            assertThat(first).isEmpty();
        } finally {
            workers.stop();
            stubs.shutdownNow();
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    @Test
    void asksAgainUntilTheServerAnswers() {
        Queue<Status> answers =
                new ArrayDeque<>(List.of(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED, Status.RESOURCE_EXHAUSTED));

        assertThatCode(() -> readiness(() -> answers.isEmpty() ? Status.OK : answers.remove())
                        .await())
                .doesNotThrowAnyException();

        assertThat(answers).isEmpty();
        assertThat(clock.instant()).isAfter(Instant.EPOCH);
    }

    @Test
    void saysAfterTwoMinutesWhatToDo() {
        assertThatThrownBy(() -> readiness(() -> Status.UNAVAILABLE.withDescription("io exception"))
                        .await())
                .isInstanceOf(TemporalReadiness.TemporalNotReady.class)
                .hasNoCause()
                .hasMessage(SERVER + " has not answered within 2 minutes (UNAVAILABLE: io exception); check that it"
                        + " runs, that wavegate.temporal.target names it and that this machine is not overloaded, then"
                        + " start again");

        assertThat(clock.instant()).isBetween(Instant.EPOCH.plusSeconds(120), Instant.EPOCH.plusSeconds(121));
    }

    @Test
    void doesNotWaitForAServerThatRefuses() {
        assertThatThrownBy(() -> readiness(() -> Status.NOT_FOUND.withDescription("Namespace default is not found"))
                        .await())
                .isInstanceOf(TemporalReadiness.TemporalNotReady.class)
                .hasMessageContaining("NOT_FOUND: Namespace default is not found")
                .hasMessageContaining("wavegate.temporal.target");

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    private TemporalReadiness readiness(Supplier<Status> answer) {
        Runnable attempt = () -> {
            Status status = answer.get();
            if (!status.isOk()) {
                throw status.asRuntimeException();
            }
        };
        return new TemporalReadiness(SERVER, attempt, clock, clock::advance);
    }

    /** Answers with these failures at first; the one that stands for a deadline is no answer at all. */
    private static final class LateService extends WorkflowServiceImplBase {
        private final Queue<Status> first;

        LateService(Queue<Status> first) {
            this.first = first;
        }

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            Status failure = first.poll();
            if (failure == null) {
                answer.onNext(GetSystemInfoResponse.getDefaultInstance());
                answer.onCompleted();
            } else if (failure.getCode() != Status.Code.DEADLINE_EXCEEDED) {
                answer.onError(failure.asRuntimeException());
            }
        }

        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
            answer.onNext(DescribeNamespaceResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private static final class ManualClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only instants are asked for");
        }
    }
}
