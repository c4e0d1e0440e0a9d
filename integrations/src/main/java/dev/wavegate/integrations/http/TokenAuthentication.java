package dev.wavegate.integrations.http;

import java.io.IOException;

import dev.wavegate.domain.text.Secret;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds a token that does not change to every request. */
public final class TokenAuthentication implements Interceptor {
    private final String prefix;
    private final Secret token;

    private TokenAuthentication(String prefix, Secret token) {
        this.prefix = prefix;
        this.token = token;
    }

    /** {@code Authorization: Bearer …}. */
    public static TokenAuthentication bearer(Secret token) {
        return new TokenAuthentication("Bearer ", token);
    }

    /** {@code Authorization: Token token=…}. */
    public static TokenAuthentication tokenParameter(Secret token) {
        return new TokenAuthentication("Token token=", token);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", prefix + token.value())
                .build());
    }
}
