package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The body that lists a configuration item as affected by a change. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewAffectedItem(String task, String ciItem) {}
