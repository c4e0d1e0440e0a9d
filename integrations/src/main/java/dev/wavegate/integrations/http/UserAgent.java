package dev.wavegate.integrations.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Says who is calling. */
final class UserAgent implements Interceptor {
    private static final String NAME = "wavegate";

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(
                chain.request().newBuilder().header("User-Agent", NAME).build());
    }
}
