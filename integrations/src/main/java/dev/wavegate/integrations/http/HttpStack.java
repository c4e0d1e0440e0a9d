package dev.wavegate.integrations.http;

import java.net.URI;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Puts the HTTP client of one outside system together; what happens to a request is to be read here from top to bottom. */
public final class HttpStack {
    private HttpStack() {}

    /** A factory of Retrofit interfaces whose paths are relative to the root. */
    public static Retrofit retrofit(URI root, HttpSettings settings, Interceptor authentication) {
        return new Retrofit.Builder()
                .baseUrl(withSlash(root))
                .client(client(settings, authentication))
                .addConverterFactory(JacksonConverterFactory.create(WireJson.mapper()))
                .build();
    }

    /** Refuses a root that no request can be sent to. */
    public static URI requireRoot(String what, URI root) {
        boolean web = "http".equalsIgnoreCase(root.getScheme()) || "https".equalsIgnoreCase(root.getScheme());
        if (!web || root.getHost() == null || root.getUserInfo() != null) {
            String shown = root.getHost() == null ? "" : ", but is " + root.getScheme() + "://" + root.getHost();
            throw new IllegalArgumentException(what + " must be an http or https address without user" + shown);
        }
        return root;
    }

    /** A client for wire formats other than Retrofit's, whose caller brings the credentials. */
    public static OkHttpClient withoutAuthentication(HttpSettings settings) {
        return client(settings, new NoAuthentication());
    }

    private static OkHttpClient client(HttpSettings settings, Interceptor authentication) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                // OkHttp would also repeat writes whose connection broke; RetryOnceOnReads knows the difference.
                .retryOnConnectionFailure(false)
                // A redirect is a login page or a wrong address, and following it would turn a POST into a GET.
                .followRedirects(false)
                .followSslRedirects(false)
                // No cookies: calls that share a session queue up behind each other, and sessions outlive credentials.
                .addInterceptor(new UserAgent())
                // Before authentication, so that a second try gets a token that is still valid.
                .addInterceptor(new RetryOnceOnReads())
                .addInterceptor(authentication)
                // Innermost, so that it speaks of this one request and not of the token's.
                .addInterceptor(new SentTracking())
                .addNetworkInterceptor(SentTracking::onTheWire)
                .build();
    }

    private static String withSlash(URI root) {
        String text = root.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
