package dev.wavegate.api.window;

import java.time.Clock;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.api.temporal.ScheduleLooks;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.workflows.plan.PlanFormat;
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

    private final WindowSearchService desk;

    WindowSearchController(PostgresStore store, ScheduleLooks looks, ApiProperties settings, Clock clock) {
        this.desk = WindowSearchService.of(store.scheduleCopies(), settings.scheduleMaxAge(), looks::look, clock);
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
        return desk.answer(body == null ? NOTHING : body, format);
    }
}
