package dev.wavegate.integrations.http;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wavegate.domain.text.Secret;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a token with client credentials, keeps it, and renews it before it expires and once after an answer 401; a 401
 * means that nothing was done, so repeating is safe for writes as well. Thread-safe.
 */
public final class OAuthClientCredentials implements Interceptor {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final long USUAL_LIFETIME_SECONDS = 300;

    private final HttpUrl tokenUrl;
    private final Function<Instant, Map<String, String>> grant;
    private final OkHttpClient tokens;
    private final Clock clock;
    private @Nullable Token current;

    /** Credentials for one token endpoint that asks for no scope; its calls have the same timeouts as all others. */
    public OAuthClientCredentials(
            URI tokenUri, String clientId, Secret clientSecret, HttpSettings settings, Clock clock) {
        this(tokenUri, clientId, clientSecret, "", settings, clock);
    }

    /** Credentials for one token endpoint and one scope; its calls have the same timeouts as all others. */
    public OAuthClientCredentials(
            URI tokenUri, String clientId, Secret clientSecret, String scope, HttpSettings settings, Clock clock) {
        this(
                tokenUri,
                now -> withoutBlanks(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        clientSecret.value(),
                        "scope",
                        scope)),
                settings,
                clock);
    }

    private OAuthClientCredentials(
            URI tokenUri, Function<Instant, Map<String, String>> grant, HttpSettings settings, Clock clock) {
        this.tokenUrl = HttpUrl.get(tokenUri.toString());
        this.grant = grant;
        this.tokens = HttpStack.withoutAuthentication(settings);
        this.clock = clock;
    }

    /** A client that shows with a signed assertion for whom it acts (grant {@code jwt-bearer}, RFC 7523). */
    public static OAuthClientCredentials withAssertion(
            URI tokenUri,
            String clientId,
            Secret clientSecret,
            JwtAssertion assertion,
            HttpSettings settings,
            Clock clock) {
        return new OAuthClientCredentials(
                tokenUri,
                now -> Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "client_id",
                        clientId,
                        "client_secret",
                        clientSecret.value(),
                        "assertion",
                        assertion.signed(now)),
                settings,
                clock);
    }

    private static Map<String, String> withoutBlanks(Map<String, String> parameters) {
        Map<String, String> present = new HashMap<>(parameters);
        present.values().removeIf(String::isEmpty);
        return present;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String token = token("");
        Response response = chain.proceed(with(token, chain.request()));
        if (response.code() != 401) {
            return response;
        }
        response.close();
        return chain.proceed(with(token(token), chain.request()));
    }

    private static Request with(String token, Request request) {
        return request.newBuilder().header("Authorization", "Bearer " + token).build();
    }

    /** The token to use, which is never the refused one. */
    private synchronized String token(String refused) throws IOException {
        Token known = current;
        if (known == null || known.value().equals(refused) || !clock.instant().isBefore(known.renewAt())) {
            known = fetched();
            current = known;
        }
        return known.value();
    }

    private Token fetched() throws IOException {
        Instant asked = clock.instant();
        FormBody.Builder form = new FormBody.Builder();
        grant.apply(asked).forEach(form::add);
        Request request = new Request.Builder()
                .url(tokenUrl)
                .header("Accept", "application/json")
                .post(form.build())
                .build();
        try (Response response = tokens.newCall(request).execute()) {
            if (response.code() >= 400 && response.code() < 500 && response.code() != 429) {
                throw new AuthenticationRefused("the token endpoint returned HTTP " + response.code());
            }
            if (!response.isSuccessful()) {
                throw new IOException("the token endpoint returned HTTP " + response.code());
            }
            return read(response.body(), asked);
        } catch (AuthenticationRefused refused) {
            throw refused;
        } catch (IOException failure) {
            throw new NoResponseException(false, failure);
        }
    }

    private static Token read(@Nullable ResponseBody body, Instant asked) throws IOException {
        TokenResponse answer = body == null ? null : parsed(body.bytes());
        if (answer == null
                || answer.accessToken() == null
                || answer.accessToken().isBlank()) {
            throw new IOException("the token endpoint sent no token");
        }
        Duration lifetime =
                Duration.ofSeconds(answer.expiresIn() == null ? USUAL_LIFETIME_SECONDS : answer.expiresIn());
        Duration quarter = lifetime.dividedBy(4);
        Duration early = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
        return new Token(answer.accessToken(), asked.plus(lifetime).minus(early));
    }

    private static TokenResponse parsed(byte[] body) throws IOException {
        try {
            return WireJson.mapper().readValue(body, TokenResponse.class);
        } catch (JsonProcessingException unreadable) {
            // Without the cause, whose message may quote the token.
            throw new IOException("the token endpoint sent a response that cannot be parsed");
        }
    }

    private record Token(String value, Instant renewAt) {
        @Override
        public String toString() {
            return "Token[renewAt=" + renewAt + "]";
        }
    }

    private record TokenResponse(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {}
}
