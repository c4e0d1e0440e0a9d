package dev.wavegate.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;

class TemporalOutagesTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger POLLER = (Logger) LoggerFactory.getLogger("io.temporal.internal.worker.BasePoller");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Connection connection = new Connection();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
        TemporalOutages.watch(connection, "temporal.example:7233");
    }

    @AfterEach
    void stop() {
        ROOT.detachAppender(log);
    }

    @Test
    void saysOnceThatTemporalIsAwayAndOnceThatItIsBack() {
        connection.passThrough(CONNECTING, READY, IDLE, CONNECTING);
        assertThat(log.list).isEmpty();

        connection.passThrough(TRANSIENT_FAILURE, CONNECTING, TRANSIENT_FAILURE, CONNECTING, READY, IDLE, READY);
        connection.passThrough(TRANSIENT_FAILURE, CONNECTING, READY, SHUTDOWN);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Temporal at temporal.example:7233 cannot be reached; everything waits for it",
                        "Temporal at temporal.example:7233 can be reached again",
                        "Temporal at temporal.example:7233 cannot be reached; everything waits for it",
                        "Temporal at temporal.example:7233 can be reached again");
    }

    @Test
    void leavesOutThePollsOfAnOutageAndKeepsThoseThatAreRefused() {
        POLLER.warn("Failure in poller thread", Status.UNAVAILABLE.asRuntimeException());
        POLLER.warn("Failure in poller thread", Status.PERMISSION_DENIED.asRuntimeException());
        POLLER.warn("Failure in poller thread", new IllegalStateException("a bug"));
        ROOT.warn("A call of another kind", Status.UNAVAILABLE.asRuntimeException());

        assertThat(log.list)
                .extracting(event -> event.getThrowableProxy().getMessage())
                .containsExactly("PERMISSION_DENIED", "a bug", "UNAVAILABLE");
    }

    /** A connection whose state changes when told to; like the real one it forgets who was notified. */
    private static final class Connection extends ManagedChannel {
        private final Deque<Runnable> listeners = new ArrayDeque<>();
        private ConnectivityState state = IDLE;

        void passThrough(ConnectivityState... states) {
            for (ConnectivityState next : states) {
                state = next;
                for (int waiting = listeners.size(); waiting > 0; waiting--) {
                    listeners.remove().run();
                }
            }
        }

        @Override
        public ConnectivityState getState(boolean connect) {
            assertThat(connect).as("looking must not connect").isFalse();
            return state;
        }

        @Override
        public void notifyWhenStateChanged(ConnectivityState source, Runnable callback) {
            listeners.add(callback);
        }

        @Override
        public ManagedChannel shutdown() {
            return this;
        }

        @Override
        public ManagedChannel shutdownNow() {
            return this;
        }

        @Override
        public boolean isShutdown() {
            return state == SHUTDOWN;
        }

        @Override
        public boolean isTerminated() {
            return isShutdown();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return isShutdown();
        }

        @Override
        public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
            throw new UnsupportedOperationException("only watched, never called");
        }

        @Override
        public String authority() {
            return "temporal.example:7233";
        }
    }
}
