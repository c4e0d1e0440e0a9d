package dev.wavegate.api.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.domain.failure.FailureCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an address does not know, and values that are written in another way than the description says: a
 * filter with a slip of the pen would otherwise match everything.
 */
public final class UnknownParameters implements HandlerInterceptor {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            requireWellWritten(method, request);
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

    /** As the description writes them; the framework's own reading knows "on", hexadecimals, commas and empty texts. */
    private static void requireWellWritten(HandlerMethod method, HttpServletRequest request) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam known = parameter.getParameterAnnotation(RequestParam.class);
            String[] values = known == null ? null : request.getParameterValues(known.name());
            if (known == null || values == null) {
                continue;
            }
            boolean repeatable = Collection.class.isAssignableFrom(parameter.getParameterType());
            if (values.length > 1 && !repeatable) {
                throw Refusal.ofValue(known.name(), "must be given once", String.join(", ", values));
            }
            ResolvableType type = ResolvableType.forMethodParameter(parameter);
            Class<?> single = repeatable ? type.asCollection().resolveGeneric(0) : type.resolve();
            for (String value : values) {
                requireOf(single, known.name(), value);
            }
        }
    }

    private static void requireOf(@Nullable Class<?> type, String name, String value) {
        if (type == int.class && !WHOLE_NUMBER.matcher(value).matches()) {
            throw Refusal.ofValue(name, "must be a whole number", value);
        }
        if (type == boolean.class && !value.equals("true") && !value.equals("false")) {
            throw Refusal.ofValue(name, "must be true or false", value);
        }
        if (type != null && type.isEnum()) {
            List<String> constants =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            if (!constants.contains(value)) {
                throw Refusal.ofValue(name, "must be one of " + String.join(", ", constants), value);
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
