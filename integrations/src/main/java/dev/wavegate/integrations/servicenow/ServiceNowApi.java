package dev.wavegate.integrations.servicenow;

import java.util.Map;

import okhttp3.RequestBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The endpoints that we use: the Table API for cheap reads and plain updates, the Change API for what only it can do. */
interface ServiceNowApi {
    String RAW = "sysparm_exclude_reference_link=true";

    @GET("api/now/table/change_request?" + RAW)
    Call<Envelope<ChangeRow>> findChanges(@QueryMap Map<String, String> parameters);

    @GET("api/now/table/change_request/{id}?" + RAW)
    Call<Envelope<ChangeRow>> readChange(@Path("id") String id, @Query("sysparm_fields") String fields);

    /** Raw values of journals are empty. */
    @GET("api/now/table/change_request/{id}?" + RAW + "&sysparm_display_value=all&sysparm_fields=sys_id,work_notes")
    Call<Envelope<OtherRow>> readWorkNotes(@Path("id") String id);

    @GET("api/now/table/{table}?" + RAW)
    Call<Envelope<OtherRow>> find(@Path("table") String table, @QueryMap Map<String, String> parameters);

    @PATCH("api/now/table/{table}/{id}?" + RAW + "&sysparm_fields=sys_id,state")
    Call<Envelope<OtherRow>> change(@Path("table") String table, @Path("id") String id, @Body RecordPatch patch);

    /** The answer shows the change as it is stored afterwards. */
    @PATCH("api/now/table/change_request/{id}?" + RAW)
    Call<Envelope<ChangeRow>> patchChange(
            @Path("id") String id, @Query("sysparm_fields") String fields, @Body RecordPatch patch);

    @POST("api/now/table/change_task?" + RAW + "&sysparm_fields=sys_id,number,state,correlation_id")
    Call<Envelope<OtherRow>> createTask(@Body NewTask task);

    @GET("api/now/attachment")
    Call<Envelope<OtherRow>> attachments(@QueryMap Map<String, String> parameters);

    /** The body is the file. */
    @POST("api/now/attachment/file")
    Call<Envelope<OtherRow>> attach(
            @Query("table_name") String table,
            @Query("table_sys_id") String id,
            @Query("file_name") String name,
            @Body RequestBody file);

    @POST("api/now/table/incident?" + RAW + "&sysparm_fields=sys_id,number,correlation_id")
    Call<Envelope<OtherRow>> createIncident(@Body NewIncident incident);

    @POST("api/sn_chg_rest/change")
    Call<Envelope<ChangeRow>> createChange(@Body NewChange change);

    @POST("api/sn_chg_rest/change/{type}")
    Call<Envelope<ChangeRow>> createChange(@Path("type") String type, @Body NewChange change);

    @POST("api/sn_chg_rest/change/standard/{template}")
    Call<Envelope<ChangeRow>> createStandardChange(@Path("template") String template, @Body NewChange change);

    @GET("api/sn_chg_rest/change/{id}/nextstates")
    Call<Envelope<NextStates>> nextStates(@Path("id") String id);

    /** What older releases call the same. */
    @GET("api/sn_chg_rest/change/{id}/nextstate")
    Call<Envelope<NextStates>> nextState(@Path("id") String id);
}
