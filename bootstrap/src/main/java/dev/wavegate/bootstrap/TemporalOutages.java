package dev.wavegate.bootstrap;

import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Logs once when Temporal cannot be reached and once when it can again, in place of the SDK's warning for every poll. */
final class TemporalOutages {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(TemporalOutages.class);

    private final ManagedChannel channel;
    private final String server;
    private volatile boolean down;

    private TemporalOutages(ManagedChannel channel, String server) {
        this.channel = channel;
        this.server = server;
    }

    /** Watches a connection for as long as it lives. */
    static void watch(ManagedChannel channel, String server) {
        FailedPolls.leaveOut();
        new TemporalOutages(channel, server).look();
    }

    /** Called anew by the channel after every change of its state, one after the other. */
    private void look() {
        ConnectivityState state = channel.getState(false);
        if (state == ConnectivityState.TRANSIENT_FAILURE && !down) {
            down = true;
            LOG.warn("Temporal at {} cannot be reached; everything waits for it", server);
        } else if (state == ConnectivityState.READY && down) {
            down = false;
            LOG.warn("Temporal at {} can be reached again", server);
        }
        if (state != ConnectivityState.SHUTDOWN) {
            channel.notifyWhenStateChanged(state, this::look);
        }
    }

    /** Leaves out the SDK's warnings of polls that failed because of an outage; a poll that is refused goes on being logged. */
    private static final class FailedPolls extends TurboFilter {
        private static final String PACKAGE = "io.temporal.internal.worker.";
        private static final Set<Status.Code> OF_OUTAGES =
                Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

        static void leaveOut() {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                    && context.getTurboFilterList().stream().noneMatch(FailedPolls.class::isInstance)) {
                context.addTurboFilter(new FailedPolls());
            }
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            boolean isOfOutage = thrown instanceof StatusRuntimeException failed
                    && OF_OUTAGES.contains(failed.getStatus().getCode());
            boolean isOfPoller =
                    logger.getName().startsWith(PACKAGE) && logger.getName().endsWith("Poller");
            return isOfOutage && isOfPoller ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
