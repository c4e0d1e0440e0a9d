package dev.wavegate.api.security;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

import dev.wavegate.api.problem.ProblemAnswers;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.domain.failure.FailureCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only those pass who carry the token, if there is one, and no page of another site, not even one whose name was made
 * to point here: a browser on this machine would otherwise lend its reach to every page that it shows. Health and hooks, which have a secret of their own, need
 * no token.
 */
public final class TokenFilter extends OncePerRequestFilter {
    private static final String HOOKS = "/api/v1/hooks/";
    private static final String HEALTH = "/actuator/health";
    private static final String SCHEME = "bearer ";

    private final ApiAccess access;
    private final ProblemAnswers problems;

    public TokenFilter(ApiAccess access, ProblemAnswers problems) {
        this.access = access;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!access.isOurs(request.getServerName())) {
            problems.write(
                    Refusal.of(
                            RequestFault.MISDIRECTED,
                            "the header Host must be a loopback name or address, or one of wavegate.api.hosts"),
                    request,
                    response);
        } else if (isForeign(request)) {
            problems.write(
                    Refusal.of(RequestFault.FOREIGN_ORIGIN, "the header Origin must name this host"),
                    request,
                    response);
        } else if (isOpen(request.getRequestURI()) || isTrusted(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Refusal.of(
                            FailureCode.REQUEST_UNAUTHENTICATED,
                            "the header Authorization must contain the bearer token set in wavegate.api.token"),
                    request,
                    response);
        }
    }

    private boolean isTrusted(HttpServletRequest request) {
        return access.token().isEmpty()
                || ApiAccess.matches(access.token().get(), carried(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    private static @Nullable String carried(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        return header.substring(SCHEME.length()).strip();
    }

    /** The address as it came in, which is also what controllers are chosen by. */
    private static boolean isOpen(String uri) {
        return uri.equals(HEALTH) || uri.startsWith(HEALTH + "/") || uri.startsWith(HOOKS);
    }

    private static boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        return origin != null && !authority(origin).equalsIgnoreCase(host == null ? "" : host);
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
