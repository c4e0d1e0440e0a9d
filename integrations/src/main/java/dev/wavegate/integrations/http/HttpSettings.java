package dev.wavegate.integrations.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.wavegate.domain.text.ReadableTime;

/**
 * How patient and how busy we are with one outside system; all durations above zero.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout between two packets of an answer
 * @param callTimeout from the first byte sent to the last received
 * @param requestsPerSecond at most so many calls begin in a second, at least 1
 * @param concurrentCalls at most so many calls are in flight, at least 1
 * @param patience how long a call may wait for its turn, and a call that changes nothing for the time that the system named
 * @param pause lets that time pass
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        int requestsPerSecond,
        int concurrentCalls,
        Duration patience,
        Pause pause) {
    /** Blocks for a time. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private static final Pause ASLEEP = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    public HttpSettings {
        requirePositive("connect timeout", connectTimeout);
        requirePositive("read timeout", readTimeout);
        requirePositive("call timeout", callTimeout);
        requirePositive("queue timeout", patience);
        requirePositive("requests per second", requestsPerSecond);
        requirePositive("concurrent calls", concurrentCalls);
    }

    /** What suits a system that allows itself 60 s for an answer and shares its threads with people. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(65),
                Duration.ofSeconds(70),
                10,
                4,
                Duration.ofSeconds(10),
                ASLEEP);
    }

    /** The same with another rate. */
    public HttpSettings withRequestsPerSecond(int changed) {
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, changed, concurrentCalls, patience, pause);
    }

    /** The same with another number of calls in flight. */
    public HttpSettings withConcurrentCalls(int changed) {
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, requestsPerSecond, changed, patience, pause);
    }

    /** The same with other timeouts. */
    public HttpSettings withTimeouts(Duration connect, Duration read, Duration call) {
        return new HttpSettings(connect, read, call, requestsPerSecond, concurrentCalls, patience, pause);
    }

    /** The same with another wait for a turn. */
    public HttpSettings withPatience(Duration changed) {
        return new HttpSettings(
                connectTimeout, readTimeout, callTimeout, requestsPerSecond, concurrentCalls, changed, pause);
    }

    /** The same with another way to let time pass. */
    public HttpSettings withPause(Pause changed) {
        return new HttpSettings(
                connectTimeout, readTimeout, callTimeout, requestsPerSecond, concurrentCalls, patience, changed);
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(what + " must be longer than 0 s, but is " + ReadableTime.of(value));
        }
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, but is " + value);
        }
    }
}
