package dev.wavegate.api.hooks;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.security.ApiAccess;
import dev.wavegate.api.temporal.FeedSignals;
import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes hints from outside systems; what they say is not read, for the feed reads the truth itself. */
@Tag(name = "Hooks")
@RestController
@RequestMapping("/api/v1/hooks")
final class HookController {
    private static final String SECRET = "X-Wavegate-Hook-Secret";

    /** The one header of ours that Google's notifications can carry. */
    private static final String GOOGLE_TOKEN = "X-Goog-Channel-Token";

    private static final String GOOGLE_STATE = "X-Goog-Resource-State";

    private static final String GOOGLE_CHANNEL = "X-Goog-Channel-ID";

    /** What Google says once when a channel begins, before anything has moved. */
    private static final String CHANNEL_BEGINS = "sync";

    private final ApiAccess access;
    private final FeedSignals feeds;
    private final OpenWatches watches;

    HookController(ApiAccess access, FeedSignals feeds, OpenWatches watches) {
        this.access = access;
        this.feeds = feeds;
        this.watches = watches;
    }

    @Operation(summary = "ServiceNow: a change was updated")
    @PostMapping("/servicenow")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changeMoved(@RequestHeader(name = SECRET, required = false) @Nullable String secret) {
        access.checkHook(secret);
        feeds.changes();
    }

    @Operation(summary = "Google Calendar: a calendar was updated")
    @PostMapping("/google-calendar")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void calendarMoved(
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestHeader(name = GOOGLE_TOKEN, required = false) @Nullable String channelToken,
            @RequestHeader(name = GOOGLE_STATE, required = false) @Nullable String state,
            @RequestHeader(name = GOOGLE_CHANNEL, required = false) @Nullable String channel) {
        access.checkHook(secret == null ? channelToken : secret);
        // The first call of a channel may come before we were told that there is one.
        if (!CHANNEL_BEGINS.equals(state)) {
            feeds.schedules(channel == null ? "google" : watched(channel).source());
        }
    }

    private ScheduleRef watched(String channel) {
        return watches.find(channel)
                .map(ScheduleWatch::schedule)
                .orElseThrow(() -> Refusal.of(RequestFault.HOOK_CHANNEL_UNKNOWN, "the channel is unknown or closed"));
    }

    @Operation(summary = "PagerDuty: a schedule was updated")
    @PostMapping("/pagerduty")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void scheduleMoved(@RequestHeader(name = SECRET, required = false) @Nullable String secret) {
        access.checkHook(secret);
        feeds.schedules("pagerduty");
    }
}
