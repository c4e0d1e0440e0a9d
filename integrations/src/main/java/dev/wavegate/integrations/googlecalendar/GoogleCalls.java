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
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;

/** Makes calls with Google's client; whatever goes wrong leaves as a {@link Failure}. */
final class GoogleCalls {
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final GuardedSystem system;
    private final SystemCodes codes;
    private final StatusTranslation translation;

    GoogleCalls(GuardedSystem system, SystemCodes codes, Clock clock) {
        this.system = system;
        this.codes = codes;
        this.translation = new StatusTranslation(system, codes, clock);
    }

    /** A call that changes nothing. */
    <T> T read(Callable<T> call) {
        return system.read(() -> made(call, false));
    }

    /** A call that may have changed something even though its answer got lost. */
    <T> T write(Callable<T> call) {
        return system.call(() -> made(call, true));
    }

    private <T> T made(Callable<T> call, boolean write) {
        T answer;
        try {
            answer = call.call();
        } catch (GoogleJsonResponseException refusal) {
            throw refused(refusal, write, Optional.ofNullable(refusal.getDetails()));
        } catch (HttpResponseException refusal) {
            throw refused(refusal, write, Optional.empty());
        } catch (IOException failure) {
            throw unanswered(failure, write);
        } catch (Exception nonsense) {
            // The client's parser throws unchecked exceptions at answers that are not what it expects.
            throw translation.unanswered(write, system.name() + " sent a response that cannot be parsed", nonsense);
        }
        if (answer == null) {
            throw translation.unanswered(write, system.name() + " sent an empty response");
        }
        return answer;
    }

    private Failure refused(HttpResponseException refusal, boolean write, Optional<GoogleJsonError> details) {
        // 403 says both "you may not" and "not so fast"; only the domain of the error tells which.
        boolean quota = refusal.getStatusCode() == FORBIDDEN
                && details.filter(GoogleCalls::isQuota).isPresent();
        String text = details.map(GoogleJsonError::getMessage).orElse("");
        return translation.ofStatus(
                quota ? TOO_MANY : refusal.getStatusCode(),
                write,
                refusal.getHeaders() == null ? null : refusal.getHeaders().getRetryAfter(),
                text);
    }

    private static boolean isQuota(GoogleJsonError details) {
        List<GoogleJsonError.ErrorInfo> errors = details.getErrors();
        return errors != null && errors.stream().anyMatch(each -> "usageLimits".equals(each.getDomain()));
    }

    private Failure unanswered(IOException failure, boolean write) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable token) {
                // It was the token that we did not get, so the call itself was never made.
                return token.isRetryable()
                        ? translation.ofSilence(false, failure)
                        : Failure.of(codes.denied(), system.name() + " did not issue a token for the configured key");
            }
        }
        return translation.ofSilence(write, failure);
    }
}
