package dev.wavegate.api.rollout;

import java.util.Optional;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.request.IdempotencyFilter;
import dev.wavegate.api.security.ApiAccess;
import dev.wavegate.api.temporal.RolloutClient;
import dev.wavegate.api.temporal.RolloutClient.Wish;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Command;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Carries what people want to the workflow of a rollout. */
@Tag(name = "Commands")
@RestController
@RequestMapping(path = "/api/v1/rollouts", produces = MediaType.APPLICATION_JSON_VALUE)
final class CommandController {
    private static final int LONGEST_REASON = 1000;
    private static final String REASON = "^[^\\u0000]*$";

    private final RolloutLookup lookup;
    private final RolloutViews views;
    private final RolloutClient client;
    private final ApiAccess access;

    CommandController(RolloutLookup lookup, RolloutViews views, RolloutClient client, ApiAccess access) {
        this.lookup = lookup;
        this.views = views;
        this.client = client;
        this.access = access;
    }

    @Operation(summary = "Pause a rollout: dispatch stops until it is resumed; dispatched devices finish")
    @PostMapping(RolloutLookup.ID + ":pause")
    RolloutView pause(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyFilter.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CommandBody body) {
        return carry(Wish.PAUSE, id, ifMatch, body, key);
    }

    @Operation(summary = "Resume a paused rollout")
    @PostMapping(RolloutLookup.ID + ":resume")
    RolloutView resume(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyFilter.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CommandBody body) {
        return carry(Wish.RESUME, id, ifMatch, body, key);
    }

    @Operation(summary = "Abort a rollout without rolling devices back")
    @PostMapping(RolloutLookup.ID + ":abort")
    RolloutView abort(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyFilter.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CommandBody body) {
        return carry(Wish.ABORT, id, ifMatch, body, key);
    }

    @Operation(summary = "Roll a rollout back, as if a gate had failed")
    @PostMapping(RolloutLookup.ID + ":rollback")
    RolloutView rollBack(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyFilter.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CommandBody body) {
        return carry(Wish.ROLL_BACK, id, ifMatch, body, key);
    }

    @Operation(summary = "Decide in place of an inconclusive gate")
    @PostMapping(RolloutLookup.ID + ":decide")
    RolloutView decide(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IdempotencyFilter.KEY, required = false) @Nullable String key,
            @RequestBody DecisionBody body) {
        if (body.choice() == null) {
            throw Refusal.ofValue("choice", "must be PROMOTE or ROLL_BACK", "");
        }
        GateDecision decision = new GateDecision(access.actor(), text(body.reason()), body.choice());
        RolloutRecord rollout = current(id, ifMatch);
        return views.of(rollout, client.decide(rollout.id(), decision, wishId(key)));
    }

    private RolloutView carry(
            Wish wish, String id, @Nullable String ifMatch, @Nullable CommandBody body, @Nullable String key) {
        Command command = new Command(access.actor(), body == null ? "" : text(body.reason()));
        RolloutRecord rollout = current(id, ifMatch);
        return views.of(rollout, client.carry(wish, rollout.id(), command, wishId(key)));
    }

    /** The rollout, if it still is as the caller saw it. */
    private RolloutRecord current(String id, @Nullable String ifMatch) {
        RolloutRecord rollout = lookup.get(id);
        if (!RolloutETag.admits(ifMatch, rollout)) {
            throw Failure.of(
                    FailureCode.ROLLOUT_CHANGED,
                    "the rollout has version " + rollout.version() + ", which does not match If-Match " + ifMatch
                            + "; read it again");
        }
        return rollout;
    }

    private static Optional<String> wishId(@Nullable String key) {
        return Optional.ofNullable(key).map(text -> "api-" + text);
    }

    private static String text(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Refusal.ofValue(
                    "reason", "must have at most " + LONGEST_REASON + " characters, none of them null", "");
        }
        return reason.strip();
    }

    /**
     * What comes with a command.
     *
     * @param reason why, for the journal
     */
    @Schema(
            name = "Command",
            description = "The reason for a command; optional",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record CommandBody(
            @Schema(
                    description = "The reason, for the journal",
                    maxLength = LONGEST_REASON,
                    pattern = REASON,
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            @Nullable
            String reason) {}

    /** What comes with a decision. */
    @Schema(
            name = "Decision",
            description = "The decision after an inconclusive gate",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record DecisionBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Choice choice,

            @Schema(
                    description = "The reason, for the journal",
                    maxLength = LONGEST_REASON,
                    pattern = REASON,
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            @Nullable
            String reason) {}
}
