package dev.wavegate.integrations.graphshifts;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Url;

/** The endpoints that we use, in version 1.0. */
interface GraphApi {
    String ACTS_AS = "MS-APP-ACTS-AS";

    /** The first page of a list of a team's schedule; a filter may name every property once only. */
    @GET("teams/{team}/schedule/{list}")
    Call<ResourcePage> list(
            @Path("team") String team,
            @Path("list") String list,
            @Query("$filter") @Nullable String filter,
            @Header(ACTS_AS) @Nullable String actsAs);

    /** A later page, by the link that the one before gave. */
    @GET
    Call<ResourcePage> next(@Url HttpUrl link, @Header(ACTS_AS) @Nullable String actsAs);

    @GET("users/{id}?$select=id,displayName,mail,userPrincipalName")
    Call<UserAnswer> user(@Path("id") String id);

    @GET("users?$top=1&$select=id")
    Call<Void> probe();
}
