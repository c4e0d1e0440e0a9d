package dev.wavegate.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One thing that is wrong.
 *
 * @param path where; empty, and then left out, when it is about the whole
 * @param rule what must hold there, or why it was refused
 * @param value what was found; left out when empty
 * @param line in which line of the body, from 1; left out when 0
 */
@Schema(description = "One thing that is wrong")
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Reason(
        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "Where, such as spec.waves[1].size or a parameter's name")
        String path,

        @Schema(description = "What must hold there, or why it was refused")
        String rule,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "What was found")
        String value,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "Line of the body, from 1")
        int line) {
    public Reason {
        if (rule.isBlank()) {
            throw new IllegalArgumentException("a reason must have a rule");
        }
    }

    public static Reason of(String path, String rule, String value) {
        return new Reason(path, rule, value, 0);
    }

    public static Reason because(String sentence) {
        return new Reason("", sentence, "", 0);
    }
}
