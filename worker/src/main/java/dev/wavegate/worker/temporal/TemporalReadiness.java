package dev.wavegate.worker.temporal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until Temporal answers for the namespace of a client.
 *
 * <p>The SDK asks a server for its capabilities inside the first call over a connection, and within the deadline of that
 * call. On a busy machine this leaves a fraction of a second for the call itself, which the start of a worker does not
 * repeat. Here the capabilities are a call of their own, and both calls are repeated.
 */
final class TemporalReadiness {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalReadiness.class);

    /** What takes longer than this on a laptop will not succeed by waiting. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(15);
    private static final Set<Status.Code> MAY_PASS =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

    private final String server;
    private final Runnable attempt;
    private final Clock clock;
    private final Pause pause;

    /**
     * @param server how messages name it
     * @param attempt throws a {@link StatusRuntimeException} until the server answers
     */
    TemporalReadiness(String server, Runnable attempt, Clock clock, Pause pause) {
        this.server = server;
        this.attempt = attempt;
        this.clock = clock;
        this.pause = pause;
    }

    static TemporalReadiness of(WorkflowClient client) {
        WorkflowServiceStubs stubs = client.getWorkflowServiceStubs();
        String namespace = client.getOptions().getNamespace();
        String server = "Temporal at " + Objects.toString(stubs.getOptions().getTarget(), "a given channel")
                + " (namespace " + namespace + ")";
        Runnable attempt = () -> {
            stubs.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            stubs.blockingStub()
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
        };
        return new TemporalReadiness(server, attempt, Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()));
    }

    /**
     * Returns once the server has answered.
     *
     * @throws TemporalNotReady when it has not within two minutes, and at once when it refuses
     */
    void await() {
        Instant start = clock.instant();
        Instant nextWarning = start;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (StatusRuntimeException failed) {
                if (!MAY_PASS.contains(failed.getStatus().getCode())) {
                    throw TemporalNotReady.refused(server, failed.getStatus());
                }
                Instant now = clock.instant();
                if (!now.isBefore(start.plus(LIMIT))) {
                    throw TemporalNotReady.notWithin(LIMIT, server, failed.getStatus());
                }
                if (!now.isBefore(nextWarning)) {
                    nextWarning = now.plus(BETWEEN_WARNINGS);
                    LOG.atWarn()
                            .addKeyValue("limit", LIMIT)
                            .addKeyValue("status", failed.getStatus().getCode())
                            .log("Waiting for {}", server);
                }
            }
            rest();
        }
    }

    private void rest() {
        try {
            pause.rest(BETWEEN_ATTEMPTS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + server, interrupted);
        }
    }

    /** How time between two attempts passes. */
    interface Pause {
        void rest(Duration duration) throws InterruptedException;
    }

    /** Temporal cannot be used; the message is one sentence that says what to do. */
    static final class TemporalNotReady extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TemporalNotReady(String message) {
            super(message);
        }

        private static TemporalNotReady notWithin(Duration limit, String server, Status last) {
            return new TemporalNotReady(server + " has not answered within " + limit.toMinutes() + " minutes ("
                    + words(last) + "); check that it runs, that wavegate.temporal.target names it and that this"
                    + " machine is not overloaded, then start again");
        }

        private static TemporalNotReady refused(String server, Status reason) {
            return new TemporalNotReady(server + " refuses this worker (" + words(reason)
                    + "); check wavegate.temporal.target, namespace and api-key, then start again");
        }

        private static String words(Status status) {
            String description = status.getDescription();
            return description == null ? status.getCode().name() : status.getCode() + ": " + description;
        }
    }
}
