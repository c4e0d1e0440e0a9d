package dev.wavegate.activities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.testkit.incident.IncidentDraftBuilder;
import dev.wavegate.workflows.incident.IncidentActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityInput;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityOutput;
import io.temporal.common.interceptors.Header;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalException;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailureTranslationTest {
    private static final Set<FailureKind> RETRYABLE =
            EnumSet.of(FailureKind.THROTTLED, FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN);

    @ParameterizedTest
    @EnumSource
    void keepsTheCodeAsTypeAndTheSentence(FailureCode code) {
        ApplicationFailure translated = FailureTranslation.translated(Failure.of(code, "it did not work"));

        assertThat(translated.getType()).isEqualTo(code.code());
        assertThat(translated.getOriginalMessage()).isEqualTo("it did not work");
        assertThat(translated.isNonRetryable()).isEqualTo(!RETRYABLE.contains(code.kind()));
        assertThat(translated.getNextRetryDelay()).isNull();
    }

    @Test
    void translatesEveryKind() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FailureKind.values());
    }

    @Test
    void triesAgainWhenTheOtherSideSaysSoAndMakesNoNoise() {
        ApplicationFailure translated =
                FailureTranslation.translated(Failure.throttled("too many calls", Duration.ofSeconds(7)));

        assertThat(translated.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(translated.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
        assertThat(translated.isNonRetryable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void makesNoiseExactlyWhenItDoesNotTryAgain(FailureCode code) {
        assertThat(FailureTranslation.translated(Failure.of(code, "no")).getCategory()
                        == ApplicationErrorCategory.BENIGN)
                .isEqualTo(RETRYABLE.contains(code.kind()));
    }

    @ParameterizedTest
    @EnumSource
    void leavesCausesAndStacksOutOfTheHistory(FailureCode code) {
        ApplicationFailure translated =
                FailureTranslation.translated(Failure.of(code, "it did not work", new IOException("connection reset")));

        assertThat(translated.getCause()).isNull();
        assertThat(translated.getStackTrace()).isEmpty();
    }

    @Test
    void translatesWhatAnActivityThrows() {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> execute(() -> {
                    throw Failure.of(FailureCode.CHANGE_DENIED, "no rights");
                }))
                .matches(failure -> failure.getType().equals("change.denied"));
    }

    @Test
    void takesEveryUnexpectedExceptionForABug() {
        for (RuntimeException unexpected : new RuntimeException[] {
            new IllegalStateException("impossible"),
            new IllegalArgumentException("no such wave"),
            new NullPointerException(),
            new UnsupportedOperationException("immutable"),
            new UncheckedIOException(new IOException("broken pipe")),
            new TemporalException("a call of our own to Temporal", null) {}
        }) {
            assertThatExceptionOfType(ApplicationFailure.class)
                    .isThrownBy(() -> execute(() -> {
                        throw unexpected;
                    }))
                    .matches(failure -> failure.getType().equals("bug") && failure.isNonRetryable())
                    .matches(failure -> failure.getCause() == null && failure.getStackTrace().length == 0);
        }
    }

    @Test
    void letsWhatTemporalThrowsPass() {
        for (RuntimeException temporals : new RuntimeException[] {
            new ActivityCanceledException(),
            new ActivityWorkerShutdownException(),
            new CanceledFailure("cancelled"),
            ApplicationFailure.newFailure("translated already", "system.unavailable")
        }) {
            assertPasses(temporals);
        }
    }

    @Test
    void letsErrorsOfTheMachinePass() {
        assertPasses(new OutOfMemoryError("heap"));
        assertPasses(new LinkageError("no class"));
    }

    @Test
    void letsInterruptionPass() {
        assertPasses(Activity.wrap(new InterruptedException("the worker stops")));
        assertPasses(new UncheckedIOException(new ClosedByInterruptException()));
    }

    /** Whatever an interrupted activity stumbles over, its worker is stopping and another one takes the work up. */
    @Test
    void takesNothingForABugOnceTheWorkerStops() {
        Thread.currentThread().interrupt();
        try {
            assertPasses(new IllegalStateException("the pool is closed"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertPasses(Throwable thrown) {
        assertThatThrownBy(() -> execute(() -> sneak(thrown))).isSameAs(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void changesNoResult() {
        assertThat(execute(() -> {}).getResult()).isEqualTo("done");
    }

    /** What people read of a bug, and what the log has of it. */
    @Nested
    class Reporting {
        private static final Pattern ERROR_ID = Pattern.compile("error id ([0-9a-f]{8})$");

        private final ListAppender<ILoggingEvent> log = new ListAppender<>();
        private final Logger logger = (Logger) LoggerFactory.getLogger(FailureTranslation.class);
        private final TestActivityEnvironment environment =
                TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                                .setWorkerInterceptors(new FailureTranslation())
                                .build())
                        .build());

        @BeforeEach
        void listen() {
            log.start();
            logger.addAppender(log);
        }

        @AfterEach
        void close() {
            logger.detachAppender(log);
            environment.close();
        }

        private ApplicationFailure failing(RuntimeException thrown) {
            IncidentActivities incidents = new IncidentActivities() {
                @Override
                public IncidentRef raise(IncidentDraft draft) {
                    throw thrown;
                }

                @Override
                public void update(Update update) {
                    throw thrown;
                }
            };
            environment.registerActivitiesImplementations(incidents);
            IncidentActivities stub = environment.newActivityStub(
                    IncidentActivities.class,
                    ActivityOptions.newBuilder()
                            .setScheduleToCloseTimeout(Duration.ofSeconds(20))
                            .build());
            try {
                stub.raise(IncidentDraftBuilder.anIncidentOf("thermostat-4-2-1").build());
            } catch (ActivityFailure failure) {
                return (ApplicationFailure) failure.getCause();
            }
            throw new AssertionError("the activity did not fail");
        }

        @Test
        void namesTheActivityAndAnErrorIdAndNoClass() {
            ApplicationFailure failure = failing(new NullPointerException("Cannot invoke \"Object.hashCode()\""));

            assertThat(failure.getType()).isEqualTo("bug");
            assertThat(failure.isNonRetryable()).isTrue();
            assertThat(failure.getOriginalMessage())
                    .startsWith("unexpected error in activity RaiseIncident, error id ")
                    .containsPattern(ERROR_ID)
                    .doesNotContain("Exception", "hashCode");
        }

        @Test
        void logsTheWholeExceptionOnceUnderTheErrorId() {
            NullPointerException thrown = new NullPointerException("nothing there");

            String message = failing(thrown).getOriginalMessage();

            assertThat(log.list).singleElement().satisfies(entry -> {
                assertThat(entry.getLevel()).isEqualTo(Level.ERROR);
                assertThat(((ThrowableProxy) entry.getThrowableProxy()).getThrowable())
                        .isSameAs(thrown);
                assertThat(entry.getKeyValuePairs())
                        .extracting(pair -> pair.key)
                        .contains("activity", "workflow", "run", "activityId", "attempt", "errorId");
                assertThat(entry.getKeyValuePairs())
                        .filteredOn(pair -> pair.key.equals("errorId"))
                        .singleElement()
                        .satisfies(pair -> assertThat(message).endsWith("error id " + pair.value));
            });
        }

        @Test
        void reportsAFailureThatIsABugInItsOwnWords() {
            ApplicationFailure failure =
                    failing(Failure.of(FailureCode.BUG, "PostgreSQL refused a statement", new IOException("syntax")));

            assertThat(failure.getOriginalMessage())
                    .startsWith("PostgreSQL refused a statement in activity RaiseIncident, error id ");
            assertThat(failure.getCause()).isNull();
            assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
        }

        @Test
        void callsNobodyForAFailureThatIsExpected() {
            failing(Failure.of(FailureCode.CHANGE_DENIED, "no rights", new IOException("403")));

            assertThat(log.list).noneMatch(entry -> entry.getLevel().isGreaterOrEqual(Level.INFO));
        }
    }

    private static ActivityOutput execute(Runnable work) {
        ActivityInboundCallsInterceptor activity = new ActivityInboundCallsInterceptor() {
            @Override
            public void init(ActivityExecutionContext context) {}

            @Override
            public ActivityOutput execute(ActivityInput input) {
                work.run();
                return new ActivityOutput("done");
            }
        };
        return new FailureTranslation()
                .interceptActivity(activity)
                .execute(new ActivityInput(Header.empty(), new Object[0]));
    }
}
