package dev.wavegate.integrations.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Repeats a call that changes nothing once when its connection broke; everything longer is the caller's. */
final class RetryOnceOnReads implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        try {
            return chain.proceed(request);
        } catch (NoResponseException hiccup) {
            if (Effect.isWrite(request) || chain.call().isCanceled()) {
                throw hiccup;
            }
            return chain.proceed(request);
        }
    }
}
