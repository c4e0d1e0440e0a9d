package dev.wavegate.integrations.genericroster;

import java.util.Map;

import dev.wavegate.integrations.http.ReadsOnly;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Url;

/** The two ways to ask; where and what is said by the dialect. */
interface RosterApi {
    @GET
    Call<ResponseBody> get(@Url HttpUrl url, @HeaderMap Map<String, String> headers);

    /** A question that does not fit into an address. */
    @ReadsOnly
    @POST
    Call<ResponseBody> post(@Url HttpUrl url, @HeaderMap Map<String, String> headers, @Body RequestBody body);
}
