package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A row of one of the small tables around changes and incidents; a field that a table lacks stays absent. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record OtherRow(
        @Nullable Value sysId,
        @Nullable Value number,
        @Nullable Value name,
        @Nullable Value state,
        @Nullable Value value,
        @Nullable Value elementId,
        @Nullable Value comments,
        @Nullable Value workNotes,
        @Nullable Value changeRequest,
        @Nullable Value sysapproval,
        @Nullable Value tableSysId,
        @Nullable Value fileName,
        @Nullable Value correlationId,
        @Nullable Value sysCreatedOn) {
    String id() {
        return Value.textOf(sysId);
    }
}
