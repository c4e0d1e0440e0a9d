package dev.wavegate.local.product;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot found out about a failed start, so that it can be said in one line instead of a banner. */
public final class StartReport implements FailureAnalysisReporter {
    private static final AtomicReference<String> LAST = new AtomicReference<>("");

    @Override
    public void report(FailureAnalysis analysis) {
        LAST.set(String.valueOf(analysis.getDescription()));
    }

    /** The report since the last time it was asked for; each is handed out once. */
    static Optional<String> take() {
        String text = LAST.getAndSet("").strip().replaceAll("\\s*\\R\\s*", " ");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
