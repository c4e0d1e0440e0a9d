package dev.wavegate.workflows.temporal;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import org.jspecify.annotations.Nullable;

/** Finds the words that help a person in a chain of failures. */
public final class Causes {
    private Causes() {}

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
