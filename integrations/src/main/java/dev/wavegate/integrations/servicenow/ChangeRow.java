package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A row of {@code change_request}, as far as it matters to us. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ChangeRow(
        @Nullable Value sysId,
        @Nullable Value number,
        @Nullable Value state,
        @Nullable Value type,
        @Nullable Value approval,
        @Nullable Value onHold,
        @Nullable Value onHoldReason,
        @Nullable Value startDate,
        @Nullable Value endDate,
        @Nullable Value assignmentGroup,
        @Nullable Value correlationId,
        @Nullable Value sysModCount,
        @Nullable Value sysCreatedOn,
        @Nullable Value sysUpdatedOn) {
    static final String FIELDS = "sys_id,number,state,type,approval,on_hold,on_hold_reason,start_date,end_date,"
            + "assignment_group,correlation_id,sys_mod_count,sys_created_on,sys_updated_on";

    String id() {
        return Value.textOf(sysId);
    }
}
