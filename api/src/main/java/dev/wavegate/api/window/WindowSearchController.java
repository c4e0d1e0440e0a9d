package dev.wavegate.api.window;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.api.temporal.ScheduleLooks;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.window.WindowSearcher;
import dev.wavegate.plan.window.WindowsAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers when a wave would fit, without any rollout. */
@Tag(name = "Windows")
@RestController
final class WindowSearchController {
    private static final byte[] NOTHING = {};

    private final WindowSearcher searcher;
    private final Clock clock;

    WindowSearchController(ScheduleCopies copies, ScheduleLooks looks, ApiProperties settings, Clock clock) {
        this.searcher = WindowSearcher.over(new KnownSchedules(copies, settings.scheduleMaxAge(), looks::look));
        this.clock = clock;
    }

    @Operation(
            summary = "Search for staffed windows",
            description = "The first windows in which a wave would fit; when there is none, why, and what would help."
                    + " Changes nothing; schedules without a stored copy are read.")
    @PostMapping(
            path = "/api/v1/windows:search",
            consumes = {"application/json", "application/yaml", "application/x-yaml", "text/yaml"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    WindowsAnswer search(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "A window search, see docs/reference/windows-search.md; at most 16 MiB",
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = QuestionDocument.class)),
                                @Content(
                                        mediaType = "application/yaml",
                                        schema = @Schema(implementation = QuestionDocument.class))
                            })
                    @RequestBody(required = false)
                    byte @Nullable [] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType) {
        PlanFormat format = PlanFormat.ofContentType(contentType)
                .orElseThrow(() -> Refusal.of(
                        RequestFault.MEDIA_TYPE_UNSUPPORTED,
                        "a window search must be application/json or application/yaml"));
        return searcher.search(
                body == null ? NOTHING : body,
                format,
                clock.instant(),
                answer -> answer,
                WindowSearchController::refuse);
    }

    private static WindowsAnswer refuse(List<PlanProblem> problems) {
        List<Reason> reasons = problems.stream()
                .map(each -> new Reason(each.path(), each.rule(), each.value(), each.line()))
                .toList();
        String detail = reasons.size() == 1
                ? "The window search has 1 validation error"
                : "The window search has " + reasons.size() + " validation errors";
        throw new Refusal(ProblemType.of(FailureCode.WINDOW_SEARCH_INVALID), detail, reasons);
    }

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

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "Each with person, roles, start, end")
            List<Map<String, Object>> presence,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "Maximum number of windows",
                    defaultValue = "5",
                    minimum = "1",
                    maximum = "1000")
            int limit) {}
}
