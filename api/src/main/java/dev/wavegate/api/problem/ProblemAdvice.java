package dev.wavegate.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.wavegate.domain.failure.FailureCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Catches whatever leaves a controller, the framework's own complaints included. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private final ProblemTranslation translation;

    ProblemAdvice(ProblemTranslation translation) {
        this.translation = translation;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> everythingElse(Exception thrown, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            // Nobody is left to tell.
            return null;
        }
        return translation.answer(thrown, request);
    }

    /** Without the warning that the framework would log, and with the methods that it answers by itself. */
    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException thrown,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> allowed = new TreeSet<>(headers.getAllow());
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        HttpHeaders complete = new HttpHeaders();
        complete.setAllow(allowed);
        return handleExceptionInternal(thrown, null, complete, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
        if (status.is5xxServerError()) {
            return translation.answer(thrown, servlet);
        }
        HttpHeaders kept = new HttpHeaders();
        kept.putAll(headers);
        if (status.value() == 400) {
            Reason reason = reasonOf(thrown);
            return translation.answer(
                    ProblemType.of(FailureCode.REQUEST_INVALID), sentence(reason), List.of(reason), kept, servlet);
        }
        String detail = thrown instanceof ErrorResponse known ? known.getBody().getDetail() : null;
        return translation.answer(RequestFault.ofStatus(status.value()).type(), detail, List.of(), kept, servlet);
    }

    private static String sentence(Reason reason) {
        return (reason.path().isEmpty() ? "the request" : reason.path()) + " " + reason.rule();
    }

    private static Reason reasonOf(Exception thrown) {
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return Reason.of(mismatch.getName(), ruleFor(mismatch.getRequiredType()), text(mismatch.getValue()));
        }
        if (thrown instanceof TypeMismatchException mismatch) {
            return Reason.of("", ruleFor(mismatch.getRequiredType()), text(mismatch.getValue()));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Reason.of(missing.getParameterName(), "is required", "");
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return Reason.of(missing.getHeaderName(), "is required", "");
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return reasonOf(unreadable);
        }
        return Reason.because("is invalid for this path");
    }

    private static Reason reasonOf(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof InvalidFormatException wrong) {
            return Reason.of(path(wrong), ruleFor(wrong.getTargetType()), text(wrong.getValue()));
        }
        if (unreadable.getCause() instanceof JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            return new Reason(path(broken), "must be JSON with the documented fields", "", Math.max(0, line));
        }
        return Reason.of("body", "is required", "");
    }

    private static String path(JacksonException broken) {
        return broken.getPath().stream()
                .map(each -> each.getPropertyName() == null ? "[" + each.getIndex() + "]" : each.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String ruleFor(@Nullable Class<?> wanted) {
        if (wanted != null && wanted.isEnum()) {
            return "must be one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (wanted == int.class || wanted == Integer.class || wanted == long.class || wanted == Long.class) {
            return "must be a whole number";
        }
        return wanted == boolean.class || wanted == Boolean.class ? "must be true or false" : "is malformed";
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }
}
