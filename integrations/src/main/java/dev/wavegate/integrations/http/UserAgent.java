package dev.wavegate.integrations.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Says who is calling, unless the request does. */
final class UserAgent implements Interceptor {
    private static final String NAME = "wavegate";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(
                request.header("User-Agent") == null
                        ? request.newBuilder().header("User-Agent", NAME).build()
                        : request);
    }
}
