package dev.wavegate.api.problem;

import java.net.URI;

import dev.wavegate.domain.failure.FailureCode;

/**
 * A kind of problem as HTTP tells it.
 *
 * @param code stable, such as {@code rollout.missing}
 * @param status the HTTP status
 * @param title one sentence that is the same for every problem of the kind
 */
public record ProblemType(String code, int status, String title) {
    private static final String PROBLEMS = "https://wavegate.dev/problems/";

    /** The stable address of the kind. */
    public URI address() {
        return URI.create(PROBLEMS + code);
    }

    /** The translation of the catalogue of failures: by kind, but for those codes that HTTP has a word of its own for. */
    public static ProblemType of(FailureCode code) {
        return new ProblemType(code.code(), statusOf(code), code.title());
    }

    private static int statusOf(FailureCode code) {
        return switch (code) {
            case REQUEST_INVALID -> 400;
            case REQUEST_UNAUTHENTICATED -> 401;
            case ROLLOUT_CHANGED -> 412;
            case PLAN_TOO_LARGE -> 413;
            default ->
                switch (code.kind()) {
                    case DENIED -> 403;
                    case MISSING -> 404;
                    case CONFLICT, REFUSED -> 409;
                    case INVALID -> 422;
                    case THROTTLED -> 429;
                    case UNAVAILABLE, OUTCOME_UNKNOWN -> 503;
                    case BUG -> 500;
                };
        };
    }
}
