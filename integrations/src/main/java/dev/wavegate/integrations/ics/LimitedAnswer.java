package dev.wavegate.integrations.ics;

import java.io.IOException;

import dev.wavegate.integrations.http.ResponseTooLarge;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Breaks off answers that are too long, however small they were packed for the way. */
final class LimitedAnswer implements Interceptor {
    private final long most;

    LimitedAnswer(long most) {
        this.most = most;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        return body == null
                ? response
                : response.newBuilder()
                        .body(ResponseBody.create(
                                Okio.buffer(new Counted(body.source())), body.contentType(), body.contentLength()))
                        .build();
    }

    private final class Counted extends ForwardingSource {
        private long read;

        Counted(Source answer) {
            super(answer);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long more = super.read(sink, byteCount);
            read += Math.max(0, more);
            if (read > most) {
                throw new ResponseTooLarge(most);
            }
            return more;
        }
    }
}
