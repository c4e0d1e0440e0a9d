package dev.wavegate.integrations.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.wavegate.domain.text.Secret;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds a user's name and password to every request. */
public final class BasicAuthentication implements Interceptor {
    private final String user;
    private final Secret password;

    public BasicAuthentication(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String credentials = Credentials.basic(user, password.value(), StandardCharsets.UTF_8);
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", credentials)
                .build());
    }
}
