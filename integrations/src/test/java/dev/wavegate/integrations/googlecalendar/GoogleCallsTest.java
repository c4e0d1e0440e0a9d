package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;

class GoogleCallsTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-29T12:00:00Z");

    private final GoogleCalls calls = new GoogleCalls(
            new GuardedSystem(GoogleCalendar.NAME, HttpSettings.defaults().withPatience(Duration.ofMillis(1)), CLOCK),
            GoogleCalendar.CALENDAR_CODES,
            CLOCK);

    @ParameterizedTest
    @CsvSource({
        "usageLimits, userRateLimitExceeded, SYSTEM_THROTTLED",
        "usageLimits, rateLimitExceeded, SYSTEM_THROTTLED",
        "usageLimits, quotaExceeded, SYSTEM_THROTTLED",
        "calendar, forbiddenForNonOrganizer, CALENDAR_DENIED",
        "calendar, rateLimitExceeded, CALENDAR_DENIED",
        "global, insufficientPermissions, CALENDAR_DENIED",
        "'', '', CALENDAR_DENIED"
    })
    void tellsTooFastFromNotAllowedByTheDomainOfTheError(String domain, String reason, FailureCode code) {
        assertFails(
                code,
                () -> calls.read(() -> {
                    throw refusal(403, domain, reason);
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "400, global, CALENDAR_INVALID",
        "404, global, CALENDAR_MISSING",
        "409, global, CALENDAR_INVALID",
        "410, calendar, CALENDAR_MISSING",
        "429, usageLimits, SYSTEM_THROTTLED",
        "500, global, SYSTEM_UNAVAILABLE"
    })
    void translatesRefusals(int status, String domain, FailureCode code) {
        assertFails(
                code,
                () -> calls.read(() -> {
                    throw refusal(status, domain, "anything");
                }));
    }

    @Test
    void deniesWhenTheRefusalHasNoWords() {
        assertFails(
                FailureCode.CALENDAR_DENIED,
                () -> calls.read(() -> {
                    throw new HttpResponseException.Builder(403, "Forbidden", new HttpHeaders()).build();
                }));
    }

    @Test
    void doesNotKnowWhatBecameOfAWriteThatBrokeOff() {
        assertFails(
                FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                () -> calls.write(() -> {
                    throw new IOException("reset");
                }));
        assertFails(
                FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                () -> calls.write(() -> {
                    throw refusal(503, "global", "backendError");
                }));
        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> calls.read(() -> {
                    throw new IOException("reset");
                }));
    }

    private static GoogleJsonResponseException refusal(int status, String domain, String reason) {
        GoogleJsonError.ErrorInfo info = new GoogleJsonError.ErrorInfo();
        info.setDomain(domain);
        info.setReason(reason);
        GoogleJsonError error = new GoogleJsonError();
        error.setCode(status);
        error.setErrors(List.of(info));
        return new GoogleJsonResponseException(
                new HttpResponseException.Builder(status, "refused", new HttpHeaders()), error);
    }
}
