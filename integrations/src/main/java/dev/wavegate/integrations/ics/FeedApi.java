package dev.wavegate.integrations.ics;

import java.net.URI;

import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.Url;

/** The one call that a feed takes. */
interface FeedApi {
    @GET
    @Headers("Accept: text/calendar")
    Call<ResponseBody> calendar(
            @Url URI address,
            @Header("If-None-Match") @Nullable String etag,
            @Header("If-Modified-Since") @Nullable String date);
}
