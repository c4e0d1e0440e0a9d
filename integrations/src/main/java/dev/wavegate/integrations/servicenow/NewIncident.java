package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** The body that creates an incident; what is null is left to the instance. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewIncident(
        String shortDescription,
        String description,
        String impact,
        String urgency,
        String category,
        String contactType,
        String assignmentGroup,
        @Nullable String causedBy,
        String correlationId,
        String correlationDisplay) {}
