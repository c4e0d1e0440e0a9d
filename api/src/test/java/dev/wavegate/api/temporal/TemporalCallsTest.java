package dev.wavegate.api.temporal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.domain.failure.FailureCode;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TemporalCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Logger logger = (Logger) LoggerFactory.getLogger(TemporalCalls.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TemporalCalls calls = new TemporalCalls(new ApiProperties(
            InetAddress.getLoopbackAddress(), Set.of(), 0, null, "operator", PATIENCE, PATIENCE, PATIENCE, PATIENCE));

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        calls.destroy();
    }

    @Test
    void saysOnceThatTemporalDoesNotRespondAndOnceThatItDoesAgain() {
        for (int outage = 0; outage < 2; outage++) {
            for (int call = 0; call < 3; call++) {
                assertFails(FailureCode.ENGINE_UNAVAILABLE, () -> calls.call(TemporalCallsTest::unavailable));
            }
            assertThat(calls.call(() -> "here")).isEqualTo("here");
            assertThat(calls.call(() -> "here")).isEqualTo("here");
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Temporal or its workers do not respond",
                        "Temporal and its workers respond again",
                        "Temporal or its workers do not respond",
                        "Temporal and its workers respond again");
    }

    @Test
    void takesTheAnswerThatThereIsNoSuchWorkflowForAnAnswer() {
        assertFails(FailureCode.ENGINE_UNAVAILABLE, () -> calls.call(TemporalCallsTest::unavailable));

        assertThatExceptionOfType(WorkflowNotFoundException.class)
                .isThrownBy(() -> calls.call(() -> {
                    throw new WorkflowNotFoundException(WorkflowExecution.getDefaultInstance(), "Rollout", null);
                }));

        assertThat(log.list)
                .last()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("Temporal and its workers respond again");
    }

    private static String unavailable() {
        throw Status.UNAVAILABLE.asRuntimeException();
    }
}
