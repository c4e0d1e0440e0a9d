package dev.wavegate.api.rollout;

import java.util.Map;

import dev.wavegate.domain.identity.RolloutId;
import io.swagger.v3.oas.annotations.media.Schema;

/** How the API's description shows a plan; the whole of it is in docs/reference/plan.md and its JSON schema. */
@Schema(
        name = "Plan",
        description = "A plan, see docs/reference/plan.md and docs/reference/plan.schema.json",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PlanDocument(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "wavegate/v1")
        String apiVersion,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "Rollout")
        String kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Metadata metadata,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "release, fleet, change, windows, staffing, waves, gates, pace, device, onFailure")
        Map<String, Object> spec) {
    /** Name and labels. */
    @Schema(
            name = "PlanMetadata",
            description = "Name and labels of a rollout",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Metadata(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "thermostat-4-2-1",
                    pattern = "^" + RolloutId.FORM + "$")
            String name,

            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            Map<String, String> labels) {}
}
