package dev.wavegate.api.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wavegate.api.problem.ProblemAnswers;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import dev.wavegate.domain.idempotency.IdempotencyKeys.StoredAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the first answer again when a request comes again under the same key. Answers that blame ourselves are not kept,
 * so that the request can be tried again; hooks carry no keys, for a hint may come as often as it likes.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {
    /** The header that carries the key. */
    public static final String KEY = "Idempotency-Key";

    /** Longest key, in characters. */
    public static final int LONGEST_KEY = 200;

    /** The form of a key, as a regular expression. */
    public static final String FORM = "[!-~]{1," + LONGEST_KEY + "}";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String HOOKS = "/api/v1/hooks/";
    private static final Pattern VALID = Pattern.compile(FORM);

    private final IdempotencyKeys keys;
    private final ProblemAnswers problems;
    private final JsonMapper json;

    public IdempotencyFilter(IdempotencyKeys keys, ProblemAnswers problems, JsonMapper json) {
        this.keys = keys;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || !(request instanceof KeptRequest)
                || request.getRequestURI().startsWith(HOOKS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        Optional<StoredAnswer> first;
        try {
            first = keys.begin(valid(key), digest((KeptRequest) request));
        } catch (Failure | Refusal refused) {
            problems.write(refused, request, response);
            return;
        }
        if (first.isPresent()) {
            replay(first.get(), response);
        } else {
            answer(key, request, response, chain);
        }
    }

    private void answer(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            answered = kept.getStatus() < 500 && kept.getStatus() != HttpServletResponse.SC_UNAUTHORIZED;
            if (answered) {
                String body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
                keys.finish(key, kept.getStatus(), text(kept.getContentType()), body);
            }
        } finally {
            if (!answered) {
                keys.release(key);
            }
            kept.copyBodyToResponse();
        }
    }

    private void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader(REPLAYED, "true");
        if (answer.status() == HttpServletResponse.SC_CREATED) {
            String id = json.readTree(answer.body()).path("id").asString("");
            response.setHeader(HttpHeaders.LOCATION, "/api/v1/rollouts/" + id);
        }
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String valid(String key) {
        if (!VALID.matcher(key).matches()) {
            throw Refusal.ofValue(KEY, "must have 1 to " + LONGEST_KEY + " visible ASCII characters", "");
        }
        return key;
    }

    /** Over everything that makes one request differ from another, each part preceded by its length. */
    private static String digest(KeptRequest request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            feed(sha256, bytes(request.getRequestURI()));
            feed(sha256, bytes(request.getQueryString()));
            feed(sha256, bytes(request.getContentType()));
            feed(sha256, bytes(request.getHeader(HttpHeaders.IF_MATCH)));
            feed(sha256, request.body());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    private static void feed(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static byte[] bytes(@Nullable String part) {
        return text(part).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
