package dev.wavegate.integrations.pagerduty;

import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The endpoints that we use, in version 2 of the REST API. */
interface PagerDutyApi {
    String VERSION_2 = "Accept: application/vnd.pagerduty+json;version=2";

    /** With overflow, because a shift that is clipped at the edge of the question has no edge of its own there. */
    @Headers(VERSION_2)
    @GET("schedules/{id}?overflow=true&time_zone=UTC")
    Call<ScheduleAnswer> schedule(@Path("id") String id, @Query("since") String since, @Query("until") String until);

    @Headers(VERSION_2)
    @GET("users/{id}")
    Call<UserAnswer> user(@Path("id") String id);

    @Headers(VERSION_2)
    @GET("schedules?limit=1")
    Call<Void> probe();
}
