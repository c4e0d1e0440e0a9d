package dev.wavegate.integrations.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Says of a request that failed whether a connection stood by then, so that it can have been received. */
final class SentTracking implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Progress progress = new Progress();
        Request request =
                chain.request().newBuilder().tag(Progress.class, progress).build();
        try {
            return chain.proceed(request);
        } catch (IOException failure) {
            throw new NoResponseException(progress.connected, failure);
        }
    }

    /** Runs once the connection stands, right before the request is written. */
    static Response onTheWire(Chain chain) throws IOException {
        Progress progress = chain.request().tag(Progress.class);
        if (progress != null) {
            progress.connected = true;
        }
        Response response = chain.proceed(chain.request());
        // OkHttp repeats any request, writes included, on a 503 that says so; whether to repeat is not its decision.
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private static final class Progress {
        private volatile boolean connected;
    }
}
