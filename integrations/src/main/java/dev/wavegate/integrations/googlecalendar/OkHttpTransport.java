package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Lets Google's client speak through our own HTTP stack. Its usual transport knows a limit for connecting and one for every
 * read, so that an answer that trickles in never ends, and the JDK below it repeats a POST whose connection broke. Timeouts
 * are those of the stack, whatever a request asks for. Thread-safe.
 */
final class OkHttpTransport extends HttpTransport {
    private final OkHttpClient client;

    OkHttpTransport(OkHttpClient client) {
        this.client = client;
    }

    /** Also PATCH, which would otherwise travel as a POST. */
    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Outgoing(client, method, url);
    }

    private static final class Outgoing extends LowLevelHttpRequest {
        private final OkHttpClient client;
        private final String method;
        private final Request.Builder request;

        Outgoing(OkHttpClient client, String method, String url) {
            this.client = client;
            this.method = method;
            this.request = new Request.Builder().url(url);
        }

        @Override
        public void addHeader(String name, String value) {
            request.addHeader(name, value);
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            // By inference, because the name of its type is deprecated while the method is not.
            var content = getStreamingContent();
            String encoding = getContentEncoding();
            if (encoding != null) {
                request.header("Content-Encoding", encoding);
            }
            request.method(
                    method, content == null ? null : new Body(content::writeTo, getContentType(), getContentLength()));
            return new Incoming(client.newCall(request.build()).execute());
        }
    }

    /** The content that Google's client has encoded already; its length is negative when it does not know it. */
    private static final class Body extends RequestBody {
        private final Encoded content;
        private final @Nullable MediaType type;
        private final long length;

        Body(Encoded content, @Nullable String type, long length) {
            this.content = content;
            this.type = type == null ? null : MediaType.parse(type);
            this.length = length;
        }

        @Override
        public @Nullable MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return Math.max(-1, length);
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            content.writeTo(sink.outputStream());
        }
    }

    /** Writes itself to a stream, as often as it is asked to. */
    @FunctionalInterface
    private interface Encoded {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Incoming extends LowLevelHttpResponse {
        private final Response response;
        private final @Nullable ResponseBody body;
        private final Headers headers;

        Incoming(Response response) {
            this.response = response;
            this.body = response.body();
            this.headers = response.headers();
        }

        @Override
        public @Nullable InputStream getContent() {
            return body == null ? null : body.byteStream();
        }

        @Override
        public @Nullable String getContentEncoding() {
            return headers.get("Content-Encoding");
        }

        @Override
        public long getContentLength() {
            return body == null ? 0 : body.contentLength();
        }

        @Override
        public @Nullable String getContentType() {
            return headers.get("Content-Type");
        }

        @Override
        public String getStatusLine() {
            return response.protocol() + " " + response.code() + " " + response.message();
        }

        @Override
        public int getStatusCode() {
            return response.code();
        }

        @Override
        public String getReasonPhrase() {
            return response.message();
        }

        @Override
        public int getHeaderCount() {
            return headers.size();
        }

        @Override
        public String getHeaderName(int index) {
            return headers.name(index);
        }

        @Override
        public String getHeaderValue(int index) {
            return headers.value(index);
        }

        @Override
        public void disconnect() {
            response.close();
        }
    }
}
