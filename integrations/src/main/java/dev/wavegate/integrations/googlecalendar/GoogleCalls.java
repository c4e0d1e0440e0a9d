package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.OutsideSystem;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;

/** Makes calls with Google's client, all of them reads; whatever goes wrong leaves as a {@link Failure}. */
final class GoogleCalls {
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final OutsideSystem system;
    private final SystemCodes codes;
    private final StatusTranslation translation;

    GoogleCalls(OutsideSystem system, SystemCodes codes, Clock clock) {
        this.system = system;
        this.codes = codes;
        this.translation = new StatusTranslation(system, codes, clock);
    }

    <T> T run(Callable<T> call) {
        return system.call(() -> {
            T answer;
            try {
                answer = call.call();
            } catch (GoogleJsonResponseException refusal) {
                throw refused(refusal, Optional.ofNullable(refusal.getDetails()));
            } catch (HttpResponseException refusal) {
                throw refused(refusal, Optional.empty());
            } catch (IOException failure) {
                throw unanswered(failure);
            } catch (Exception nonsense) {
                // The client's parser throws unchecked exceptions at answers that are not what it expects.
                throw translation.unanswered(false, system.name() + " gave an answer that cannot be read", nonsense);
            }
            if (answer == null) {
                throw translation.unanswered(false, system.name() + " gave an empty answer");
            }
            return answer;
        });
    }

    private Failure refused(HttpResponseException refusal, Optional<GoogleJsonError> details) {
        // 403 says both "you may not" and "not so fast"; only the domain of the error tells which.
        boolean quota = refusal.getStatusCode() == FORBIDDEN
                && details.filter(GoogleCalls::isQuota).isPresent();
        String text = details.map(GoogleJsonError::getMessage).orElse("");
        return translation.ofStatus(
                quota ? TOO_MANY : refusal.getStatusCode(),
                false,
                refusal.getHeaders() == null ? null : refusal.getHeaders().getRetryAfter(),
                text);
    }

    private static boolean isQuota(GoogleJsonError details) {
        List<GoogleJsonError.ErrorInfo> errors = details.getErrors();
        return errors != null && errors.stream().anyMatch(each -> "usageLimits".equals(each.getDomain()));
    }

    private Failure unanswered(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable refusal && !refusal.isRetryable()) {
                return Failure.of(codes.denied(), system.name() + " gave us no token for the configured key");
            }
        }
        return Failure.of(
                FailureCode.SYSTEM_UNAVAILABLE,
                system.name() + " gave no answer that can be read: "
                        + failure.getClass().getSimpleName(),
                failure);
    }
}
