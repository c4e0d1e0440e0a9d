package dev.wavegate.api.request;

import java.io.IOException;
import java.util.Map;

import dev.wavegate.api.problem.ProblemAnswers;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose parameters or media type nobody could read, before a controller finds out: the web server decodes
 * them only when they are first asked for, and says then that its own state is illegal.
 */
public final class WellFormedFilter extends OncePerRequestFilter {
    private final ProblemAnswers problems;

    public WellFormedFilter(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requireMediaType(request.getContentType());
            requireParameters(request);
        } catch (Refusal refused) {
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(request.getMethod().equals("TRACE") ? new OrdinaryMethod(request) : request, response);
    }

    /** The framework echoes TRACE, headers and all; in this spelling it is a method like any other that no path has. */
    private static final class OrdinaryMethod extends HttpServletRequestWrapper {
        OrdinaryMethod(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "Trace";
        }
    }

    private static void requireMediaType(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        boolean concrete;
        try {
            concrete = MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            concrete = false;
        }
        if (!concrete) {
            throw Refusal.of(RequestFault.MEDIA_TYPE_UNSUPPORTED, "the header Content-Type must be a media type");
        }
    }

    private static void requireParameters(HttpServletRequest request) {
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (IllegalStateException undecodable) {
            throw Refusal.of(
                    RequestFault.MALFORMED, "parameters must have a name, and be percent-encoded UTF-8 without errors");
        }
        parameters.forEach((name, values) -> {
            requireText(name, name);
            for (String value : values) {
                requireText(name, value);
            }
        });
    }

    private static void requireText(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.ofValue(name.isEmpty() ? "parameter" : name, "must not have control characters", "");
        }
    }
}
