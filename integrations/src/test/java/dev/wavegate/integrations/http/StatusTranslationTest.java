package dev.wavegate.integrations.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class StatusTranslationTest {
    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
    private final StatusTranslation translation = new StatusTranslation(
            new GuardedSystem("Example", HttpSettings.defaults(), clock),
            new SystemCodes(
                    FailureCode.CHANGE_INVALID,
                    FailureCode.CHANGE_DENIED,
                    FailureCode.CHANGE_MISSING,
                    FailureCode.CHANGE_NOT_MOVABLE),
            clock);

    @ParameterizedTest
    @CsvSource({
        "302, false, SYSTEM_UNAVAILABLE, http.redirected",
        "400, true, CHANGE_INVALID, http.invalid",
        "503, false, SYSTEM_UNAVAILABLE, http.unavailable",
        "503, true, SYSTEM_OUTCOME_UNKNOWN, http.unavailable"
    })
    void namesTheStatusAndWhatTheSystemSaid(int status, boolean write, FailureCode code, String message) {
        Failure failure = translation.ofStatus(status, write, null, "no\tluck");

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).satisfies(golden(message));
    }

    @Test
    void keepsTheWaitOfAThrottledCall() {
        Failure failure = translation.ofStatus(429, false, "7", "");

        assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.detail()).satisfies(golden("http.throttled"));
    }

    @ParameterizedTest
    @MethodSource
    void namesTheReasonAndNeverAClass(IOException cause, FailureCode code, String message) {
        Failure failure = translation.ofSilence(true, cause);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).doesNotContain("Exception", "secret").satisfies(golden(message));
    }

    static Stream<Arguments> namesTheReasonAndNeverAClass() {
        return Stream.of(
                arguments(
                        new AuthenticationRefused("the token endpoint returned HTTP 401"),
                        FailureCode.CHANGE_DENIED,
                        "http.no-token"),
                arguments(
                        new NoResponseException(false, new ConnectException("Connection refused")),
                        FailureCode.SYSTEM_UNAVAILABLE,
                        "http.not-reached"),
                arguments(
                        new NoResponseException(true, new SocketTimeoutException("secret")),
                        FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                        "http.timed-out"),
                arguments(
                        new NoResponseException(true, new EOFException("secret")),
                        FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                        "http.connection-closed"),
                arguments(new ResponseTooLarge(10), FailureCode.SYSTEM_OUTCOME_UNKNOWN, "http.response-too-large"),
                arguments(
                        new JsonParseException(null, "secret"),
                        FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                        "http.response-invalid"));
    }
}
