package dev.wavegate.integrations.servicenow;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Where a change may go from here; includes where it is. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NextStates(@Nullable List<Value> availableStates) {}
