package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** The body that creates a change task; what is null is left to the instance. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewTask(
        String changeRequest,
        String changeTaskType,
        String shortDescription,
        String description,
        String state,
        @Nullable String assignmentGroup,
        String correlationId,
        String correlationDisplay) {}
