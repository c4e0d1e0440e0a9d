package dev.wavegate.api.window;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

/** How the API's description shows a question; the whole of it is in docs/reference/windows-search.md. */
@Schema(
        name = "WindowQuestion",
        description = "A window search, see docs/reference/windows-search.md",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record QuestionDocument(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-23T00:00:00Z")
        String from,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-12-23T00:00:00Z")
        String until,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "duration, lead, soak, reserve, windowCovers")
        Map<String, String> need,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "Each with ics and zone, or intervals, or source")
        List<Map<String, Object>> open,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "Each with ics and zone, or intervals, or source")
        List<Map<String, Object>> closed,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "Each with role, min, continuity, roster")
        List<Map<String, Object>> staffing,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "Each with person, roles, start, end")
        List<Map<String, Object>> presence,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                description = "Maximum number of windows",
                defaultValue = "5",
                minimum = "1",
                maximum = "1000")
        int limit) {}
