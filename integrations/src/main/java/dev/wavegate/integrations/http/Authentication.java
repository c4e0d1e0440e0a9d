package dev.wavegate.integrations.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import dev.wavegate.domain.text.Secret;
import okhttp3.Credentials;
import okhttp3.Interceptor;

/** Ways to add credentials that do not change to every request. */
public final class Authentication {
    private Authentication() {}

    /** For systems that ask nobody who they are. */
    public static Interceptor none() {
        return chain -> chain.proceed(chain.request());
    }

    /** A user's name and password. */
    public static Interceptor basic(String user, Secret password) {
        return header(() -> Credentials.basic(user, password.value(), StandardCharsets.UTF_8));
    }

    /** {@code Authorization: Bearer …}. */
    public static Interceptor bearer(Secret token) {
        return header(() -> "Bearer " + token.value());
    }

    /** {@code Authorization: Token token=…}. */
    public static Interceptor tokenParameter(Secret token) {
        return header(() -> "Token token=" + token.value());
    }

    /** A key in a header of that name. */
    public static Interceptor key(String header, Secret key) {
        return header(header, key::value);
    }

    private static Interceptor header(Supplier<String> value) {
        return header("Authorization", value);
    }

    private static Interceptor header(String name, Supplier<String> value) {
        return chain -> chain.proceed(
                chain.request().newBuilder().header(name, value.get()).build());
    }
}
