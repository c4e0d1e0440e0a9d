package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** The body that creates a change; what is null is left to the instance. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewChange(
        String type,
        String shortDescription,
        String description,
        String justification,
        String implementationPlan,
        String backoutPlan,
        String testPlan,
        String risk,
        String impact,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String cmdbCi,
        String assignmentGroup,
        String correlationId,
        String correlationDisplay) {}
