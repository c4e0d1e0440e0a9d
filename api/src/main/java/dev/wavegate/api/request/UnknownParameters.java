package dev.wavegate.api.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.domain.failure.FailureCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an address does not know, and single ones that are repeated or empty: a filter with a slip of the
 * pen would otherwise match everything.
 */
public final class UnknownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            requireOneOfEach(method, request);
            Set<String> known = known(method);
            List<Reason> unknown = new TreeSet<>(request.getParameterMap().keySet())
                    .stream()
                            .filter(name -> !known.contains(name))
                            .map(name -> Reason.of(name, rule(known), name))
                            .toList();
            if (!unknown.isEmpty()) {
                throw new Refusal(
                        ProblemType.of(FailureCode.REQUEST_INVALID),
                        "unknown parameter "
                                + unknown.stream().map(Reason::path).collect(Collectors.joining(", ")),
                        unknown);
            }
        }
        return true;
    }

    /** A parameter that comes twice has no value; one that has a default is not reset by an empty text. */
    private static void requireOneOfEach(HandlerMethod method, HttpServletRequest request) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam known = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            String[] values = known == null ? null : request.getParameterValues(known.name());
            if (known == null || values == null || Collection.class.isAssignableFrom(type)) {
                continue;
            }
            if (values.length > 1) {
                throw Refusal.ofValue(known.name(), "must be given once", String.join(", ", values));
            }
            if (values[0].isEmpty() && type != String.class) {
                throw Refusal.ofValue(known.name(), "must not be empty", "");
            }
        }
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(Objects::nonNull)
                .map(RequestParam::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rule(Set<String> known) {
        return known.isEmpty()
                ? "unknown parameter; there are none"
                : "unknown parameter; known are " + String.join(", ", known);
    }
}
