package dev.wavegate.integrations.ics;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader.Refusal;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.Url;

/**
 * A calendar at an address, which nobody is told. What was read before is kept with what the server calls it, so that it
 * is only sent again when it has changed. Thread-safe.
 */
final class WebFeed implements CalendarPlace {
    private final String name;
    private final URI address;
    private final FeedApi api;
    private final GuardedSystem system;
    private final Clock clock;
    private volatile @Nullable CalendarBody kept;

    WebFeed(String name, URI address, HttpSettings http, Clock clock) {
        this.name = name;
        this.address = address;
        this.api = HttpStack.retrofit(address.resolve("/"), http, new LimitedAnswer(CalendarBody.MOST_BYTES))
                .create(FeedApi.class);
        this.system = new GuardedSystem(name, http, clock);
        this.clock = clock;
    }

    @Override
    public CalendarBody fetch(SystemCodes codes) {
        CalendarBody known = kept;
        // What servers write into refusals may quote the address.
        Calls calls = new Calls(
                system, new StatusTranslation(system, codes, clock), (status, body) -> new Refusal(status, ""));
        Response<ResponseBody> answer = calls.answer(
                known == null
                        ? api.calendar(address, null, null)
                        : api.calendar(
                                address, known.etag().orElse(null), known.date().orElse(null)));
        return answer.code() == 304 && known != null ? known : body(answer);
    }

    /** Without a name for its version a body would have to be sent again anyway. */
    @Override
    public void keep(CalendarBody body) {
        kept = body.etag().isPresent() || body.date().isPresent() ? body : null;
    }

    private CalendarBody body(Response<ResponseBody> answer) {
        Optional<String> date = Optional.ofNullable(answer.headers().get("Last-Modified"));
        return new CalendarBody(
                text(answer),
                date.flatMap(WebFeed::moment),
                Optional.ofNullable(answer.headers().get("ETag")),
                date);
    }

    private String text(Response<ResponseBody> answer) {
        try (ResponseBody body = answer.body()) {
            return body == null ? "" : body.string();
        } catch (IOException broken) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, name + " sent a response that cannot be read", broken);
        }
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The one call that a feed takes. */
    private interface FeedApi {
        @GET
        @Headers("Accept: text/calendar")
        Call<ResponseBody> calendar(
                @Url URI address,
                @Header("If-None-Match") @Nullable String etag,
                @Header("If-Modified-Since") @Nullable String date);
    }
}
