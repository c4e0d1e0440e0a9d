package dev.wavegate.workflows.temporal;

import java.util.Optional;

import dev.wavegate.domain.failure.FailureCode;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import org.jspecify.annotations.Nullable;

/** Finds the words that help a person in a chain of failures. */
public final class Causes {
    private Causes() {}

    /** The code of the failure, if it is one of the catalogue. */
    public static Optional<FailureCode> code(TemporalFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                ? FailureCode.named(cause.getType())
                : Optional.empty();
    }

    /** The innermost failure of ours with its code, if there is one. */
    public static String sentence(TemporalFailure failure) {
        String words = "unknown failure; see the worker's log";
        @Nullable Throwable each = failure;
        while (each != null) {
            if (each instanceof ApplicationFailure ours) {
                words = ours.getOriginalMessage() + " (" + ours.getType() + ")";
            }
            each = each.getCause();
        }
        return words;
    }
}
