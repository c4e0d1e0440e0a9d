package dev.wavegate.integrations.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.text.ReadableTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards every call to one outside system: no call before the time it named, none while it fails too often, not too many
 * at once, not too many a second. What is not let through is a {@link Failure} that names the system. An outage is logged
 * once when it begins and once when it ends, however many calls it costs; thread-safe.
 */
public final class GuardedSystem {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSystem.class);

    // One call may fail for reasons of its own, and the one after it by chance.
    private static final int SURELY_DOWN = 3;

    // Ten calls are enough to tell an outage from one bad answer, and ten seconds give a restart a chance.
    private static final int JUDGED_CALLS = 20;
    private static final int LEAST_CALLS = 10;
    private static final float MOST_FAILED_PERCENT = 50;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int PROBES = 3;

    private final String name;
    private final HttpSettings settings;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;
    private final Semaphore inFlight;
    private Instant notBefore = Instant.EPOCH;
    private int failedInARow;
    private boolean down;
    private volatile Instant openUntil = Instant.EPOCH;

    /** A system by the name that people know it by. */
    public GuardedSystem(String name, HttpSettings settings, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(name, breakerConfig(clock));
        breaker.getEventPublisher()
                .onStateTransition(event -> openUntil = clock.instant().plus(REST));
        this.limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.requestsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(settings.patience())
                        .build());
        this.inFlight = new Semaphore(settings.concurrentCalls(), true);
    }

    private String breakerText() {
        Duration left = Duration.between(clock.instant(), openUntil);
        return breaker.getState() == CircuitBreaker.State.OPEN && left.compareTo(Duration.ZERO) > 0
                ? "Circuit breaker for " + name + " is open for another " + ReadableTime.inSeconds(left)
                : "Circuit breaker for " + name + " is half-open; its test calls are not finished";
    }

    private static CircuitBreakerConfig breakerConfig(Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(JUDGED_CALLS)
                .minimumNumberOfCalls(LEAST_CALLS)
                .failureRateThreshold(MOST_FAILED_PERCENT)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .clock(clock)
                .build();
    }

    public String name() {
        return name;
    }

    /**
     * Makes a call that changes nothing. Where the system names a time that is within our patience, the call waits and is
     * made again then, so that one busy second does not fail a reading of many pages.
     *
     * @throws Failure as {@link #call} does
     */
    public <T> T read(Supplier<T> call) {
        Duration patience = settings.patience();
        while (true) {
            try {
                return call(call);
            } catch (Failure failure) {
                Duration named = untilTheNamedTime();
                if (failure.kind() != FailureKind.THROTTLED || named.isZero() || named.compareTo(patience) > 0) {
                    throw failure;
                }
                pause(named, failure);
                patience = patience.minus(named);
            }
        }
    }

    private void pause(Duration time, Failure failure) {
        try {
            settings.pause().of(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /**
     * Makes the call if it may be made now.
     *
     * @throws Failure {@code system.throttled} or {@code system.unavailable} when it may not; else what the call throws
     */
    public <T> T call(Supplier<T> call) {
        refuseBeforeTheNamedTime();
        if (!breaker.tryAcquirePermission()) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, breakerText());
        }
        boolean judged = false;
        try {
            takeTurn();
            try {
                T answer = call.get();
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
                answered();
                judged = true;
                return answer;
            } catch (Failure failure) {
                judged = judge(failure);
                throw failure;
            } finally {
                inFlight.release();
            }
        } finally {
            if (!judged) {
                breaker.releasePermission();
            }
        }
    }

    /** Lets no call through until the time has passed; a longer wait asked for before stays. */
    public synchronized void pauseFor(Duration time) {
        Instant until = clock.instant().plus(time);
        notBefore = until.isAfter(notBefore) ? until : notBefore;
    }

    /** A rejection is a response, so only missing and invalid responses count as failures; throttling counts as neither. */
    private boolean judge(Failure failure) {
        switch (failure.kind()) {
            case UNAVAILABLE, OUTCOME_UNKNOWN -> {
                breaker.onError(0, TimeUnit.NANOSECONDS, failure);
                failed(failure);
            }
            case THROTTLED, BUG -> {
                return false;
            }
            case INVALID, DENIED, MISSING, CONFLICT, REFUSED -> {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
                answered();
            }
        }
        return true;
    }

    private synchronized void failed(Failure failure) {
        failedInARow++;
        if (!down && failedInARow >= SURELY_DOWN) {
            down = true;
            LOG.atWarn()
                    .addKeyValue("system", name)
                    .addKeyValue("failure", failure.detail())
                    .log("A system is down");
        }
    }

    private synchronized void answered() {
        failedInARow = 0;
        if (down) {
            down = false;
            LOG.atWarn().addKeyValue("system", name).log("A system is up again");
        }
    }

    private synchronized Duration untilTheNamedTime() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void refuseBeforeTheNamedTime() {
        Duration left = untilTheNamedTime();
        if (!left.isZero()) {
            throw Failure.throttled(
                    "Rate limit of " + name + " reached for another " + ReadableTime.inSeconds(left), left);
        }
    }

    private void takeTurn() {
        if (!tookPlace()) {
            throw busy("concurrent calls: " + settings.concurrentCalls());
        }
        if (!limiter.acquirePermission()) {
            inFlight.release();
            throw busy("calls per second: " + settings.requestsPerSecond());
        }
    }

    private boolean tookPlace() {
        try {
            return inFlight.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Failure busy(String limit) {
        return Failure.throttled(
                "Rate limit for " + name + " reached (" + limit + "); no call was possible within "
                        + ReadableTime.of(settings.patience()),
                Duration.ofSeconds(1));
    }
}
