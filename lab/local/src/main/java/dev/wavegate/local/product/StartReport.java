package dev.wavegate.local.product;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Keeps what Spring Boot found out about a failed start, so that it can be said in one line instead of a banner. */
public final class StartReport implements FailureAnalysisReporter {
    private static final AtomicReference<String> LAST = new AtomicReference<>("");

    @Override
    public void report(FailureAnalysis analysis) {
        LAST.set(String.valueOf(analysis.getDescription()));
    }

    /** Why a Spring context did not start, in one line. */
    static String sentence(Throwable failure) {
        Optional<String> report = take();
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .filter(PortInUseException.class::isInstance)
                .findFirst()
                .map(taken -> portTaken((PortInUseException) taken))
                .or(() -> report)
                .orElseGet(() -> rootOf(failure));
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage())
                .lines()
                .findFirst()
                .orElse(root.getClass().getSimpleName());
    }

    private static String portTaken(PortInUseException taken) {
        return "port " + taken.getPort() + " for the API is in use; choose another with --api-port or "
                + "wavegate.api.port";
    }

    /** The report since the last time it was asked for; each is handed out once. */
    private static Optional<String> take() {
        String text = LAST.getAndSet("").strip().replaceAll("\\s*\\R\\s*", " ");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
