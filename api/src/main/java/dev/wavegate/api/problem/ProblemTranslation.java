package dev.wavegate.api.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.identity.RolloutId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** The one translation of everything that can go wrong into what HTTP says of it. */
@Component
public final class ProblemTranslation {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslation.class);

    /** The response to a failed request; internal errors are logged and not shown. */
    ResponseEntity<Object> answer(Throwable thrown, HttpServletRequest request) {
        if (thrown instanceof Refusal refusal) {
            return answer(refusal.type(), refusal.detail(), refusal.reasons(), new HttpHeaders(), request);
        }
        if (thrown instanceof Failure failure && failure.kind() != FailureKind.BUG) {
            return answer(failure, request);
        }
        LOG.error("Internal error in a request: {} {}", request.getMethod(), request.getRequestURI(), thrown);
        return answer(ProblemType.of(FailureCode.BUG), null, List.of(), new HttpHeaders(), request);
    }

    ResponseEntity<Object> answer(
            ProblemType type,
            @Nullable String detail,
            List<Reason> reasons,
            HttpHeaders headers,
            HttpServletRequest request) {
        if (type.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"wavegate\"");
        }
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(type, detail, reasons, request));
    }

    static Problem problem(
            ProblemType type, @Nullable String detail, List<Reason> reasons, HttpServletRequest request) {
        return new Problem(
                type.address(),
                type.title(),
                type.status(),
                detail,
                pathOf(request),
                type.code(),
                reasons,
                rolloutOf(request).orElse(null));
    }

    /** The path that was asked for; the root when the server could not make it out. */
    private static String pathOf(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
        return path instanceof String text && !text.isEmpty() ? text : "/";
    }

    private ResponseEntity<Object> answer(Failure failure, HttpServletRequest request) {
        ProblemType type = ProblemType.of(failure.code());
        if (type.status() >= 500) {
            // Who calls a system logs its outage once.
            LOG.debug(
                    "A request failed: {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.detail(),
                    failure);
        }
        HttpHeaders headers = new HttpHeaders();
        failure.retryAfter().map(ProblemTranslation::seconds).ifPresent(after -> headers.set("Retry-After", after));
        List<Reason> reasons = failure.reasons().stream().map(Reason::because).toList();
        return answer(type, failure.detail(), reasons, headers, request);
    }

    /** Whole seconds, rounded up, so that nobody comes back too early. */
    private static String seconds(Duration duration) {
        return Long.toString(duration.plusNanos(999_999_999).toSeconds());
    }

    private static Optional<String> rolloutOf(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> known && known.get("id") instanceof String id && RolloutId.isValid(id)
                ? Optional.of(id)
                : Optional.empty();
    }
}
