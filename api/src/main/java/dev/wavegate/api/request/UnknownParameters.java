package dev.wavegate.api.request;

import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that an address does not know: a filter with a slip of the pen would otherwise match everything. */
public final class UnknownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
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
