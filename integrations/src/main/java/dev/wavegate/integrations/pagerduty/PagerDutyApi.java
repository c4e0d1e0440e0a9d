package dev.wavegate.integrations.pagerduty;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The endpoints that we use, in version 2 of the REST API; its description wants both headers on every request. */
interface PagerDutyApi {
    String VERSION_2 = "Accept: application/vnd.pagerduty+json;version=2";
    String JSON = "Content-Type: application/json";

    /** With overflow, because a shift that is clipped at the edge of the question has no edge of its own there. */
    @Headers({VERSION_2, JSON})
    @GET("schedules/{id}?overflow=true&time_zone=UTC")
    Call<ScheduleAnswer> schedule(@Path("id") String id, @Query("since") String since, @Query("until") String until);

    /** Whether there is a schedule of version 3. */
    @Headers({VERSION_2, JSON})
    @GET("v3/schedules/{id}")
    Call<Void> shiftBasedSchedule(@Path("id") String id);

    @Headers({VERSION_2, JSON})
    @GET("escalation_policies/{id}")
    Call<Void> policy(@Path("id") String id);

    @Headers({VERSION_2, JSON})
    @GET("oncalls?time_zone=UTC")
    Call<OnCalls.OnCallPage> onCalls(
            @Query("schedule_ids[]") @Nullable String schedule,
            @Query("escalation_policy_ids[]") @Nullable String policy,
            @Query("since") String since,
            @Query("until") String until,
            @Query("limit") int limit,
            @Query("offset") int offset);

    @Headers({VERSION_2, JSON})
    @GET("users/{id}")
    Call<UserAnswer> user(@Path("id") String id);

    @Headers({VERSION_2, JSON})
    @GET("schedules?limit=1")
    Call<Void> probe();
}
