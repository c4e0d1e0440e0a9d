package dev.wavegate.api.rollout;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a plan that obeys every rule comes to.
 *
 * @param valid always true; a broken plan is a problem
 * @param digest SHA-256 of the canonical plan
 * @param plan the canonical plan
 */
@Schema(description = "A valid plan with its defaults")
record ValidPlan(
        boolean valid,
        String digest,

        @JsonRawValue @Schema(implementation = PlanDocument.class)
        String plan) {}
