package dev.wavegate.api.request;

import java.io.IOException;

import dev.wavegate.api.problem.ProblemAnswers;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.plan.PlanParser;
import dev.wavegate.plan.WindowSearchParser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of a request, as far as it may be long, before anybody looks at it. */
public final class BodyFilter extends OncePerRequestFilter {
    private static final String PLANS = "/api/v1/rollouts";
    private static final String QUESTIONS = "/api/v1/windows:search";
    private static final int LARGEST_OTHER = 64 * 1024;

    private final ProblemAnswers problems;

    public BodyFilter(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean plan = request.getRequestURI().equals(PLANS);
        int largest = largest(request.getRequestURI());
        boolean declaredTooLarge = request.getContentLengthLong() > largest;
        byte[] body = declaredTooLarge ? new byte[0] : request.getInputStream().readNBytes(largest + 1);
        if (declaredTooLarge || body.length > largest) {
            problems.write(tooLarge(plan, largest), request, response);
        } else {
            chain.doFilter(new KeptRequest(request, body), response);
        }
    }

    private static int largest(String path) {
        return switch (path) {
            case PLANS -> PlanParser.LARGEST_BYTES;
            case QUESTIONS -> WindowSearchParser.LARGEST_BYTES;
            default -> LARGEST_OTHER;
        };
    }

    private static Refusal tooLarge(boolean plan, int largest) {
        return plan
                ? Refusal.of(FailureCode.PLAN_TOO_LARGE, "a plan must have at most " + largest + " bytes")
                : Refusal.of(RequestFault.TOO_LARGE, "the body must have at most " + largest + " bytes");
    }
}
