package dev.wavegate.api.temporal;

import java.time.Duration;
import java.util.Objects;

import dev.wavegate.domain.failure.Failure;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the workflow engine answers. */
@Component("engineHealthIndicator")
final class TemporalHealth implements HealthIndicator {
    /** Whoever asks for health asks often and does not wait long. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WorkflowClient client;
    private final TemporalCalls engine;

    TemporalHealth(WorkflowClient client, TemporalCalls engine) {
        this.client = client;
        this.engine = engine;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("namespace", client.getOptions().getNamespace())
                .withDetail(
                        "target",
                        Objects.toString(
                                client.getWorkflowServiceStubs().getOptions().getTarget(), "in this process"));
        try {
            engine.call(
                    () -> client.getWorkflowServiceStubs()
                            .blockingStub()
                            .getSystemInfo(GetSystemInfoRequest.getDefaultInstance()),
                    PATIENCE);
            return health.build();
        } catch (Failure down) {
            return health.down().withDetail("error", down.detail()).build();
        }
    }
}
