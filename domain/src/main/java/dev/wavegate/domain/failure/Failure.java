package dev.wavegate.domain.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The one exception that ports throw: a code of the catalogue, a sentence, and what helps the caller to go on. */
public final class Failure extends RuntimeException {
    private final FailureCode code;
    private final List<String> reasons;
    private final @Nullable Duration retryAfter;

    private Failure(
            FailureCode code,
            String detail,
            List<String> reasons,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.reasons = List.copyOf(reasons);
        this.retryAfter = retryAfter;
    }

    public static Failure of(FailureCode code, String detail) {
        return new Failure(code, detail, List.of(), null, null);
    }

    public static Failure of(FailureCode code, String detail, Throwable cause) {
        return new Failure(code, detail, List.of(), null, cause);
    }

    public static Failure because(FailureCode code, String detail, List<String> reasons) {
        return new Failure(code, detail, reasons, null, null);
    }

    /** The other side named a time after which to try again. */
    public static Failure throttled(String detail, Duration retryAfter) {
        return new Failure(FailureCode.SYSTEM_THROTTLED, detail, List.of(), retryAfter, null);
    }

    public FailureCode code() {
        return code;
    }

    public FailureKind kind() {
        return code.kind();
    }

    /** The sentence for people; carries no secret. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.title() : message;
    }

    public List<String> reasons() {
        return reasons;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
