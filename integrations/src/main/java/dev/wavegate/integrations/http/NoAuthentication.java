package dev.wavegate.integrations.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Leaves requests as they are, for systems that ask nobody who they are. */
public final class NoAuthentication implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request());
    }
}
