package dev.wavegate.integrations.fleetapi;

import java.util.Map;

import dev.wavegate.integrations.http.ReadsOnly;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The endpoints of the Fleet API. */
interface FleetApi {
    @GET("fleet/v1/status")
    Call<Wire.Status> status();

    @GET("fleet/v1/devices")
    Call<Wire.Devices> devices(@QueryMap Map<String, String> parameters);

    @ReadsOnly
    @POST("fleet/v1/states:read")
    Call<Wire.States> states(@Body Wire.Identifiers identifiers);

    @PUT("fleet/v1/assignments/{key}")
    Call<Wire.Receipt> assign(@Path("key") String key, @Body Wire.Assignment order);

    @GET("fleet/v1/assignments/{key}")
    Call<Wire.Found> assignment(@Path("key") String key);

    @POST("fleet/v1/assignments/{key}:cancel")
    Call<Wire.Cancelled> cancel(@Path("key") String key);

    @GET("fleet/v1/outcomes")
    Call<Wire.Outcomes> outcomes(
            @Query("group") String group, @Query("cursor") String cursor, @Query("limit") int limit);
}
