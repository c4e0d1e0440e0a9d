package dev.wavegate.api.rollout;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.request.Page;
import dev.wavegate.api.request.PageRequest;
import dev.wavegate.api.rollout.RolloutStarts.Start;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.rollout.Rollouts.RolloutFilter;
import dev.wavegate.domain.rollout.Rollouts.RolloutPage;
import dev.wavegate.plan.ReadPlan;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts rollouts and shows them. */
@Tag(name = "Rollouts")
@RestController
@RequestMapping(path = "/api/v1/rollouts", produces = MediaType.APPLICATION_JSON_VALUE)
final class RolloutController {
    private final PlanBodies plans;
    private final RolloutStarts starts;
    private final RolloutLookup lookup;
    private final RolloutViews views;
    private final Rollouts rollouts;

    RolloutController(
            PlanBodies plans, RolloutStarts starts, RolloutLookup lookup, RolloutViews views, Rollouts rollouts) {
        this.plans = plans;
        this.starts = starts;
        this.lookup = lookup;
        this.views = views;
        this.rollouts = rollouts;
    }

    @Operation(
            summary = "Start a rollout, or only validate its plan",
            description = "The same plan returns the rollout that was started before.")
    @ApiResponse(
            responseCode = "201",
            description = "The rollout was started",
            content = @Content(schema = @Schema(implementation = RolloutView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The rollout was started with this plan before, or validate_only is set",
            content = @Content(schema = @Schema(oneOf = {RolloutView.class, ValidPlan.class})))
    @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml", "application/json"})
    ResponseEntity<Object> start(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "A plan, see docs/reference/plan.md; at most 256 KiB",
                            content = {
                                @Content(
                                        mediaType = "application/yaml",
                                        schema = @Schema(implementation = PlanDocument.class)),
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = PlanDocument.class))
                            })
                    @RequestBody(required = false)
                    byte @Nullable [] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(description = "Check the plan and leave nothing behind")
                    @RequestParam(name = "validate_only", defaultValue = "false")
                    boolean validateOnly) {
        ReadPlan plan = plans.read(body == null ? new byte[0] : body, contentType);
        if (validateOnly) {
            return ResponseEntity.ok(new ValidPlan(true, plan.digest().value(), plan.canonicalJson()));
        }
        Start start = starts.start(plan);
        RolloutView view = views.of(start.rollout());
        ResponseEntity.BodyBuilder answer = start.fresh()
                ? ResponseEntity.created(URI.create("/api/v1/rollouts/" + view.id()))
                : ResponseEntity.ok();
        return answer.eTag(RolloutETag.of(start.rollout(), view)).body(view);
    }

    @Operation(summary = "List rollouts, newest first")
    @GetMapping
    Page<RolloutSummary> list(
            @RequestParam(name = "state", required = false) @Nullable RolloutState state,
            @Parameter(description = "name=value; may be given several times, and then all must hold")
                    @RequestParam(name = "label", required = false)
                    @Nullable
                    List<String> labels,
            @RequestParam(name = "product", required = false) @Nullable String product,
            @Parameter(description = "1 to 500")
                    @RequestParam(name = "page_size", defaultValue = PageRequest.USUAL_SIZE)
                    int pageSize,
            @Parameter(description = "nextPageToken of the previous page")
                    @RequestParam(name = "page_token", defaultValue = "")
                    String pageToken) {
        PageRequest request = new PageRequest(pageSize, pageToken);
        RolloutPage page = filter(state, labels == null ? List.of() : labels, product)
                .map(filter -> rollouts.list(filter, request.token(), request.size()))
                .orElseGet(() -> new RolloutPage(List.of(), Optional.empty()));
        return new Page<>(
                page.rollouts().stream().map(views::summary).toList(),
                page.next().orElse(null));
    }

    @Operation(
            summary = "Show a rollout",
            description = "With If-None-Match, the response is 304 while nothing has changed.")
    @GetMapping(RolloutLookup.ID)
    ResponseEntity<RolloutView> get(@PathVariable("id") String id) {
        RolloutRecord rollout = lookup.get(id);
        RolloutView view = views.of(rollout);
        return ResponseEntity.ok().eTag(RolloutETag.of(rollout, view)).body(view);
    }

    @Operation(summary = "Show the plan of a rollout in its canonical form, from which its digest is computed")
    @ApiResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = PlanDocument.class)))
    @GetMapping(RolloutLookup.ID + "/plan")
    ResponseEntity<String> plan(@PathVariable("id") String id) {
        RolloutRecord rollout = lookup.get(id);
        return ResponseEntity.ok().eTag('"' + rollout.digest().value() + '"').body(rollout.planJson());
    }

    @Operation(summary = "List the waves of a rollout")
    @GetMapping(RolloutLookup.ID + "/waves")
    Page<RolloutView.WaveView> waves(@PathVariable("id") String id) {
        return new Page<>(views.waves(lookup.get(id)), null);
    }

    /**
     * The filter that parameters stand for; empty when no rollout can match, since a label has one value.
     *
     * @param labels each {@code name=value}
     * @throws Refusal when a label has another form
     */
    private static Optional<RolloutFilter> filter(
            @Nullable RolloutState state, List<String> labels, @Nullable String product) {
        Map<String, String> wanted = new TreeMap<>();
        boolean contradictory = false;
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw Refusal.ofValue("label", "must be name=value", label);
            }
            String name = label.substring(0, equals);
            String value = label.substring(equals + 1);
            String before = wanted.put(name, value);
            if (before != null && !before.equals(value)) {
                contradictory = true;
            }
        }
        return contradictory
                ? Optional.empty()
                : Optional.of(new RolloutFilter(Optional.ofNullable(state), wanted, Optional.ofNullable(product)));
    }

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

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Metadata metadata,

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
}
