package dev.wavegate.activities;

import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The one translation of our failures into Temporal's: the type is the code of the catalogue, the kind decides whether
 * Temporal tries again, and a time that the other side named is the time of the next try. Every exception that nobody
 * expected is a bug: it is logged once in full under an error id, and not retried. Errors of the JVM, interruption and what
 * Temporal itself throws pass unchanged.
 */
public final class FailureTranslation extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(FailureTranslation.class);

    /** Enough to find one line in a log, and short enough to be read out on the telephone. */
    private static final int ERROR_ID_LENGTH = 8;

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Translated(next);
    }

    private static final class Translated extends ActivityInboundCallsInterceptorBase {
        private Optional<ActivityInfo> info = Optional.empty();

        Translated(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext context) {
            info = Optional.of(context.getInfo());
            super.init(context);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            try {
                return super.execute(input);
            } catch (Failure failure) {
                throw failure.kind() == FailureKind.BUG ? bug(failure.detail(), failure) : expected(failure);
            } catch (TemporalFailure | ActivityCompletionException temporals) {
                throw temporals;
            } catch (RuntimeException unexpected) {
                if (isInterruption(unexpected)) {
                    throw unexpected;
                }
                throw bug("unexpected error", unexpected);
            }
        }

        private ApplicationFailure expected(Failure failure) {
            if (failure.getCause() != null) {
                // Causes stay here: in the history they would be read as the reason, by the name of their class.
                about(LOG.atDebug(), failure)
                        .addKeyValue("code", failure.code().code())
                        .log("An activity failed");
            }
            return translated(failure);
        }

        private ApplicationFailure bug(String what, RuntimeException exception) {
            String errorId = UUID.randomUUID().toString().substring(0, ERROR_ID_LENGTH);
            String activity = info.map(ActivityInfo::getActivityType).orElse("(unknown)");
            about(LOG.atError(), exception)
                    .addKeyValue("errorId", errorId)
                    .log("Bug in an activity, which is not retried; report it with this exception");
            return failure(ApplicationFailure.newBuilder()
                    .setMessage(what + " in activity " + activity + ", error id " + errorId)
                    .setType(FailureCode.BUG.code())
                    .setNonRetryable(true));
        }

        private LoggingEventBuilder about(LoggingEventBuilder entry, Throwable exception) {
            return info.map(each -> entry.addKeyValue("activity", each.getActivityType())
                            .addKeyValue("workflow", each.getWorkflowId())
                            .addKeyValue("run", each.getWorkflowRunId())
                            .addKeyValue("activityId", each.getActivityId())
                            .addKeyValue("attempt", each.getAttempt()))
                    .orElse(entry)
                    .setCause(exception);
        }
    }

    /** A worker that shuts down interrupts its activities; whatever they make of it, another worker takes them up. */
    private static boolean isInterruption(RuntimeException exception) {
        return Thread.currentThread().isInterrupted()
                || Stream.<@Nullable Throwable>iterate(exception, Objects::nonNull, FailureTranslation::causeOf)
                        .anyMatch(each ->
                                each instanceof InterruptedException || each instanceof ClosedByInterruptException);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable exception) {
        return exception == null ? null : exception.getCause();
    }

    static ApplicationFailure translated(Failure failure) {
        ApplicationFailure.Builder builder = ApplicationFailure.newBuilder()
                .setMessage(failure.detail())
                .setType(failure.code().code())
                .setNonRetryable(!failure.kind().isRetryable());
        failure.retryAfter().ifPresent(builder::setNextRetryDelay);
        if (failure.kind().isRetryable()) {
            // Whoever guards a system logs its outage once; Temporal would log every attempt.
            builder.setCategory(ApplicationErrorCategory.BENIGN);
        }
        return failure(builder);
    }

    /** People read failures in Temporal's own console; a stack trace helps them no further than the code does. */
    private static ApplicationFailure failure(ApplicationFailure.Builder builder) {
        ApplicationFailure failure = builder.build();
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
