package dev.wavegate.integrations.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

class GuardedSystemTest {
    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");

    private GuardedSystem system(HttpSettings settings) {
        return new GuardedSystem("Example", settings, clock);
    }

    private static void failOften(GuardedSystem system, FailureCode code) {
        for (int call = 0; call < 30; call++) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> system.call(() -> {
                        throw Failure.of(code, "requested by the test");
                    }));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"CHANGE_INVALID", "CHANGE_DENIED", "CHANGE_MISSING", "CHANGE_NOT_MOVABLE", "SYSTEM_THROTTLED"})
    void doesNotHoldRefusalsAgainstASystem(FailureCode code) {
        GuardedSystem system = system(HttpSettings.defaults().withRequestsPerSecond(1_000));

        failOften(system, code);

        assertThat(system.call(() -> "here")).isEqualTo("here");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"SYSTEM_UNAVAILABLE", "SYSTEM_OUTCOME_UNKNOWN"})
    void leavesASilentSystemAloneForAWhile(FailureCode code) {
        GuardedSystem system = system(HttpSettings.defaults().withRequestsPerSecond(1_000));

        failOften(system, code);

        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> system.call(() -> "here")))
                .satisfies(goldenMessage("http.circuit-breaker-open", "10 s"));
        clock.advance(Duration.ofSeconds(7));
        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> system.call(() -> "here")))
                .satisfies(goldenMessage("http.circuit-breaker-open", "3 s"));
        clock.advance(Duration.ofSeconds(4));
        assertThat(system.call(() -> "here")).isEqualTo("here");
    }

    @Test
    void logsAnOutageOnceWhenItBeginsAndOnceWhenItEnds() {
        Logger logger = (Logger) LoggerFactory.getLogger(GuardedSystem.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            GuardedSystem system = system(HttpSettings.defaults().withRequestsPerSecond(1_000));
            for (int outage = 0; outage < 2; outage++) {
                failOften(system, FailureCode.SYSTEM_UNAVAILABLE);
                clock.advance(Duration.ofSeconds(11));
                failOften(system, FailureCode.SYSTEM_OUTCOME_UNKNOWN);
                clock.advance(Duration.ofSeconds(11));
                for (int call = 0; call < 20; call++) {
                    system.call(() -> "here");
                }
            }

            assertThat(log.list)
                    .extracting(ILoggingEvent::getMessage)
                    .containsExactly(
                            "A system is down", "A system is up again", "A system is down", "A system is up again");
            assertThat(log.list.get(0).getKeyValuePairs().toString()).contains("Example", "requested by the test");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void makesNoCallBeforeTheTimeThatWasNamed() {
        GuardedSystem system = system(HttpSettings.defaults());
        system.pauseFor(Duration.ofSeconds(30));
        system.pauseFor(Duration.ofSeconds(5));

        Failure refused = assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.call(() -> "here"));
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refused).satisfies(goldenMessage("http.rate-limited"));
        clock.advance(Duration.ofSeconds(30));
        assertThat(system.call(() -> "here")).isEqualTo("here");
    }

    @Test
    void letsACallThatChangesNothingWaitForTheTimeThatWasNamed() {
        List<Duration> pauses = new ArrayList<>();
        GuardedSystem system = system(HttpSettings.defaults().withPause(time -> {
            pauses.add(time);
            clock.advance(time);
        }));
        system.pauseFor(Duration.ofSeconds(3));

        assertThat(system.read(() -> "here")).isEqualTo("here");
        assertThat(system.read(throttlingOnce(system, Duration.ofSeconds(2)))).isEqualTo("here");

        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    @Test
    void waitsNoLongerThanItsPatienceAllTogether() {
        List<Duration> pauses = new ArrayList<>();
        GuardedSystem system = system(HttpSettings.defaults().withPause(time -> {
            pauses.add(time);
            clock.advance(time);
        }));

        Failure refused = assertFails(
                FailureCode.SYSTEM_THROTTLED, () -> system.read(() -> throttled(system, Duration.ofSeconds(4))));

        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(4));
        assertThat(pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
        clock.advance(Duration.ofSeconds(4));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.read(() -> throttled(system, Duration.ofSeconds(11))));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void neverWaitsWithACallThatMayChangeSomething() {
        GuardedSystem system = system(HttpSettings.defaults().withPause(time -> fail("waited")));

        assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.call(throttlingOnce(system, Duration.ofSeconds(2))));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.call(() -> "here"));
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        GuardedSystem system = system(HttpSettings.defaults().withPause(time -> {
            throw new InterruptedException("stopping");
        }));

        assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.read(throttlingOnce(system, Duration.ofSeconds(2))));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Supplier<String> throttlingOnce(GuardedSystem system, Duration wait) {
        AtomicBoolean throttled = new AtomicBoolean();
        return () -> throttled.getAndSet(true) ? "here" : throttled(system, wait);
    }

    private static String throttled(GuardedSystem system, Duration wait) {
        system.pauseFor(wait);
        throw Failure.throttled("too many", wait);
    }

    @Test
    void waitsForItsTurnOnlySoLong() {
        GuardedSystem system =
                system(HttpSettings.defaults().withRequestsPerSecond(1).withPatience(Duration.ofMillis(1)));

        assertThat(system.call(() -> "first")).isEqualTo("first");

        assertFails(FailureCode.SYSTEM_THROTTLED, () -> {
            system.call(() -> "second");
            system.call(() -> "third");
            system.call(() -> "fourth");
        });
    }

    @Test
    void keepsOnlySoManyCallsInFlight() throws Exception {
        GuardedSystem system =
                system(HttpSettings.defaults().withConcurrentCalls(1).withPatience(Duration.ofMillis(1)));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<String> call = other.submit(() -> system.call(() -> {
                inside.countDown();
                await(leave);
                return "done";
            }));
            await(inside);
            assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> system.call(() -> "too many")))
                    .satisfies(goldenMessage("http.concurrent-calls"));
            leave.countDown();
            assertThat(call.get(2, TimeUnit.MINUTES)).isEqualTo("done");
            assertThat(system.call(() -> "again")).isEqualTo("again");
        } finally {
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
