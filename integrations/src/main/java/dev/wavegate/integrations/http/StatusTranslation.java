package dev.wavegate.integrations.http;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** The one translation of HTTP status codes into failures; a wait that the system names also holds its next calls. */
public final class StatusTranslation {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST_TEXT = 500;

    private final GuardedSystem system;
    private final SystemCodes codes;
    private final Clock clock;

    public StatusTranslation(GuardedSystem system, SystemCodes codes, Clock clock) {
        this.system = system;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * The failure that an answer outside 200 to 299 stands for.
     *
     * @param write whether the call may have changed something
     * @param retryAfter the header of that name, if there was one
     * @param said what the system said, without secrets; may be empty
     */
    public Failure ofStatus(int status, boolean write, @Nullable String retryAfter, String said) {
        Optional<Duration> wait = RetryAfter.read(retryAfter, clock);
        String text = forPeople(said);
        String detail = system.name() + " returned HTTP " + status + (text.isBlank() ? "" : ": " + text);
        if (status == 429) {
            Duration pause = wait.orElse(USUAL_WAIT);
            system.pauseFor(pause);
            return Failure.throttled(detail, pause);
        }
        wait.ifPresent(system::pauseFor);
        if (status >= 500 || status == 408) {
            return unanswered(write, detail);
        }
        if (status < 400) {
            return Failure.of(FailureCode.SYSTEM_UNAVAILABLE, detail + "; redirects are not followed");
        }
        FailureCode code = codes.ofClientError(status);
        // The status of a refusal by rule differs from system to system; what counts is what the system says.
        return Failure.of(code, code.kind() == FailureKind.REFUSED ? system.name() + " refuses: " + text : detail);
    }

    private static String forPeople(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    /** The failure of a call whose answer is missing or means nothing. */
    public Failure unanswered(boolean write, String detail) {
        return Failure.of(withoutAnswer(write), detail);
    }

    /** The failure of a call whose answer is missing or means nothing, because of something lower down. */
    public Failure unanswered(boolean write, String detail, Throwable cause) {
        return Failure.of(withoutAnswer(write), detail, cause);
    }

    /** The failure of a call that broke off; one that never left us had no effect, whatever it was. */
    public Failure ofSilence(boolean write, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationRefused) {
                return Failure.of(codes.denied(), system.name() + " did not issue a token: " + cause.getMessage());
            }
            if (cause instanceof NoResponseException unanswered && !unanswered.isSent()) {
                return Failure.of(
                        FailureCode.SYSTEM_UNAVAILABLE,
                        system.name() + " cannot be reached: " + root(failure).getMessage(),
                        failure);
            }
        }
        // Messages of parsers quote what they could not parse, so only the kind of error is reported.
        return unanswered(write, system.name() + " " + kind(root(failure)), failure);
    }

    private static String kind(Throwable root) {
        if (root instanceof InterruptedIOException) {
            return "timed out";
        }
        if (root instanceof ResponseTooLarge) {
            return String.valueOf(root.getMessage());
        }
        return root instanceof JsonProcessingException
                ? "sent a response that cannot be parsed"
                : "closed the connection without a complete response";
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static FailureCode withoutAnswer(boolean write) {
        return write ? FailureCode.SYSTEM_OUTCOME_UNKNOWN : FailureCode.SYSTEM_UNAVAILABLE;
    }
}
