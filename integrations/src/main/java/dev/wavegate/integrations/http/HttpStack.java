package dev.wavegate.integrations.http;

import java.io.IOException;
import java.net.URI;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Puts the HTTP client of one outside system together; what happens to a request is to be read here from top to bottom. */
public final class HttpStack {
    private HttpStack() {}

    /** A factory of Retrofit interfaces whose paths are relative to the root. */
    public static Retrofit retrofit(URI root, HttpSettings settings, Interceptor authentication) {
        return retrofit(root, client(settings, authentication));
    }

    /** The same for a system to which our certificate says who we are. */
    public static Retrofit retrofit(URI root, HttpSettings settings, ClientCertificate certificate) {
        OkHttpClient client = client(settings, Authentication.none())
                .newBuilder()
                .sslSocketFactory(certificate.sockets(), certificate.trust())
                .build();
        return retrofit(root, client);
    }

    private static Retrofit retrofit(URI root, OkHttpClient client) {
        return new Retrofit.Builder()
                .baseUrl(withSlash(root))
                .client(client)
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
        return client(settings, Authentication.none());
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
                .addInterceptor(HttpStack::withUserAgent)
                // Before authentication, so that a second try gets a token that is still valid.
                .addInterceptor(new RetryOnceOnReads())
                .addInterceptor(authentication)
                // Innermost, so that it speaks of this one request and not of the token's.
                .addInterceptor(new SentTracking())
                .addNetworkInterceptor(SentTracking::onTheWire)
                .build();
    }

    /** Says who is calling, unless the request does. */
    private static Response withUserAgent(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(
                request.header("User-Agent") == null
                        ? request.newBuilder().header("User-Agent", "wavegate").build()
                        : request);
    }

    private static String withSlash(URI root) {
        String text = root.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    /** Repeats a call that changes nothing once when its connection broke; everything longer is the caller's. */
    private static final class RetryOnceOnReads implements Interceptor {
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

    /** Says of a request that failed whether a connection stood by then, so that it can have been received. */
    private static final class SentTracking implements Interceptor {
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
            // OkHttp repeats any request, writes included, on a 503 that says so; whether to repeat is not its
            // decision.
            return response.code() == 503 && "0".equals(response.header("Retry-After"))
                    ? response.newBuilder().removeHeader("Retry-After").build()
                    : response;
        }

        private static final class Progress {
            private volatile boolean connected;
        }
    }
}
