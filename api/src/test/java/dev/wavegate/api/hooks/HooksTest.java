package dev.wavegate.api.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.Surroundings;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.workflows.change.ChangeFeed;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.window.ScheduleFeed;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HooksTest {
    private static final String SECRET = "X-Wavegate-Hook-Secret";

    private final RunningApi api = RunningApi.shared();

    @Test
    void nudgesTheChangeFeed() throws TimeoutException {
        ChangeFeed feed = Surroundings.client().newWorkflowStub(ChangeFeed.class, options(ChangeFeed.WORKFLOW_ID));
        WorkflowClient.start(feed::run, new ChangeFeed.Input(Duration.ofHours(1), ""));

        api.postJson("/api/v1/hooks/servicenow", "{\"anything\":").isStatus(202);

        endsBecauseItWasNudged(ChangeFeed.WORKFLOW_ID);
    }

    @ParameterizedTest
    @CsvSource({"google-calendar, google", "pagerduty, pagerduty"})
    void nudgesTheFeedOfASource(String hook, String source) throws TimeoutException {
        String id = ScheduleFeed.workflowId(source);
        ScheduleFeed feed = Surroundings.client().newWorkflowStub(ScheduleFeed.class, options(id));
        WorkflowClient.start(feed::run, new ScheduleFeed.Input(source, Duration.ofHours(1)));

        api.post("/api/v1/hooks/" + hook + "?anything=1").isStatus(202);

        endsBecauseItWasNudged(id);
    }

    @Test
    void nudgesNobodyWhenAChannelBegins() throws TimeoutException {
        String id = ScheduleFeed.workflowId("google");
        ScheduleFeed feed = Surroundings.client().newWorkflowStub(ScheduleFeed.class, options(id));
        WorkflowClient.start(feed::run, new ScheduleFeed.Input("google", Duration.ofHours(1)));
        String hook = "/api/v1/hooks/google-calendar";

        api.postJson(hook, "{}", "X-Goog-Resource-State", "sync").isStatus(202);
        assertThat(nudges(id)).isZero();

        api.postJson(hook, "{}", "X-Goog-Resource-State", "exists").isStatus(202);
        endsBecauseItWasNudged(id);
    }

    @Test
    void nudgesTheFeedWhoseChannelItIsAndRefusesChannelsThatAreNoneOfOurs() throws TimeoutException {
        ScheduleRef watched = ScheduleRef.parse("google:hooks-test");
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        Surroundings.stored()
                .openWatches()
                .keep(new ScheduleWatch(watched, "channel-of-ours", "resource", now, now.plusSeconds(604_800)));
        String id = ScheduleFeed.workflowId("google");
        ScheduleFeed feed = Surroundings.client().newWorkflowStub(ScheduleFeed.class, options(id));
        WorkflowClient.start(feed::run, new ScheduleFeed.Input("google", Duration.ofHours(1)));
        String hook = "/api/v1/hooks/google-calendar";

        api.postJson(hook, "{}", "X-Goog-Resource-State", "exists", "X-Goog-Channel-ID", "channel-of-others")
                .isProblem(404, "hook.channel-unknown");
        api.postJson(hook, "{}", "X-Goog-Resource-State", "sync", "X-Goog-Channel-ID", "channel-of-others")
                .isStatus(202);
        assertThat(nudges(id)).isZero();

        api.postJson(hook, "{}", "X-Goog-Resource-State", "exists", "X-Goog-Channel-ID", "channel-of-ours")
                .isStatus(202);
        endsBecauseItWasNudged(id);
    }

    /** A signal is in the history before the hook is answered. */
    private static long nudges(String workflow) {
        return Surroundings.client().fetchHistory(workflow).getEvents().stream()
                .filter(event -> event.hasWorkflowExecutionSignaledEventAttributes())
                .count();
    }

    @Test
    void takesHintsForFeedsThatDoNotRun() {
        try (RunningApi guarded = RunningApi.with("wavegate.hooks.secret=knock-knock")) {
            String path = "/api/v1/hooks/google-calendar";
            guarded.post(path).isProblem(401, "request.unauthenticated");
            guarded.postJson(path, "{}", SECRET, "knock").isProblem(401, "request.unauthenticated");
            guarded.postJson(path, "{}", SECRET, "knock-knock").isStatus(202);
            guarded.postJson(path, "{}", "X-Goog-Channel-Token", "knock-knock").isStatus(202);
            guarded.postJson(path, "{}", "X-Goog-Channel-Token", "knock", "X-Goog-Channel-ID", "channel-of-ours")
                    .isProblem(401, "request.unauthenticated");
            guarded.postJson("/api/v1/hooks/pagerduty", "{}", "X-Goog-Channel-Token", "knock-knock")
                    .isProblem(401, "request.unauthenticated");
        }
    }

    @Test
    void limitsWhatItReads() {
        api.postJson("/api/v1/hooks/servicenow", "x".repeat(64 * 1024 + 1)).isProblem(413, "request.too-large");
        api.postJson("/api/v1/hooks/servicenow", "x".repeat(64 * 1024)).isStatus(202);
        api.post("/api/v1/hooks/jira").isProblem(404, "request.path-unknown");
    }

    private static void endsBecauseItWasNudged(String workflow) throws TimeoutException {
        var unused =
                Surroundings.client().newUntypedWorkflowStub(workflow).getResult(2, TimeUnit.MINUTES, Object.class);
        assertThat(unused).isNull();
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .build();
    }
}
