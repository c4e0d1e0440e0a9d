package dev.wavegate.local.product;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.web.server.PortInUseException;

/** Why a Spring context did not start, in one line. */
final class StartFailure {
    private StartFailure() {}

    static String sentence(Throwable failure) {
        Optional<String> report = StartReport.take();
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
}
