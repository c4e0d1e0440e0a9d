package dev.wavegate.api.rollout;

import java.util.List;

import dev.wavegate.api.lab.EventReader;
import dev.wavegate.api.lab.EventReader.Event;
import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.ScriptedRollout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {
    private final RunningApi api = RunningApi.shared();

    @Test
    void pausesAndResumesAndKeepsWhoAndWhy() {
        api.start(aPlan("pause-resume").build());

        HttpAnswer paused = api.postJson(ROLLOUTS + "/pause-resume:pause", "{\"reason\":\"the lab saw smoke\"}")
                .isStatus(200);
        assertThat(paused.json().path("paused").asBoolean()).isTrue();
        HttpAnswer resumed = api.post(ROLLOUTS + "/pause-resume:resume").isStatus(200);
        assertThat(resumed.json().path("paused").asBoolean()).isFalse();

        List<Event> events = followUntil("pause-resume", "rollout.resumed");
        assertThat(events)
                .filteredOn(each -> each.name().equals("rollout.paused"))
                .singleElement()
                .satisfies(each -> assertThat(each.data())
                        .contains("\"actor\":\"operator\"")
                        .contains("the lab saw smoke"));
    }

    @Test
    void saysWhyACommandIsRefused() {
        api.start(aPlan("refused-command").build());

        HttpAnswer answer = api.post(ROLLOUTS + "/refused-command:resume").isProblem(409, "rollout.not-ready");

        assertThat(answer.each("reasons", "rule")).satisfiesExactly(golden("command.not-paused"));
        assertThat(answer.text("/rolloutId")).isEqualTo("refused-command");
    }

    @ParameterizedTest
    @CsvSource({"abort, rollout.cancelled, CANCELLED", "rollback, rollout.rolled-back, ROLLED_BACK"})
    void endsARollout(String command, String event, String state) {
        String name = "ends-by-" + command;
        api.start(aPlan(name).build());

        api.post(ROLLOUTS + "/" + name + ":" + command).isStatus(200);

        followUntil(name, event);
        HttpAnswer ended = api.get(ROLLOUTS + "/" + name);
        assertThat(ended.text("/state")).isEqualTo(state);
        assertThat(ended.text("/ending")).isEqualTo(state + " " + name);
        api.post(ROLLOUTS + "/" + name + ":pause").isProblem(409, "rollout.not-ready");
    }

    @Test
    void decidesInPlaceOfAGate() {
        api.start(aPlan("undecided").labelled(ScriptedRollout.UNDECIDED, "yes").build());
        String path = ROLLOUTS + "/undecided:decide";

        api.postJson(path, "{\"choice\":\"PROMOTE\",\"reason\":\"looked at them\"}")
                .isStatus(200);

        followUntil("undecided", "gate.decided");
        api.postJson(path, "{\"choice\":\"ROLL_BACK\"}").isProblem(409, "rollout.not-ready");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | body",
                "{} | choice",
                "{\"choice\":\"MAYBE\"} | choice",
                "{\"choice\":\"PROMOTE\",\"reson\":\"x\"} | reson"
            })
    void refusesADecisionThatIsNone(String body, String path) {
        api.start(aPlan("no-decision").build());

        HttpAnswer answer = api.postJson(ROLLOUTS + "/no-decision:decide", body).isProblem(400, "request.invalid");

        assertThat(answer.each("reasons", "path")).containsExactly(path);
    }

    @Test
    void refusesBodiesThatAreNotJson() {
        api.start(aPlan("bad-bodies").build());

        for (String body : List.of(
                "{\"reason\":",
                "null",
                "[]",
                "\"\"",
                "{\"reason\":5}",
                "{\"reason\":true}",
                "{\"reason\":\"\\u0000\"}",
                "{\"reason\":\"" + " ".repeat(1001) + "\"}",
                "{\"reason\":" + "[".repeat(20_000))) {
            api.postJson(ROLLOUTS + "/bad-bodies:pause", body).isProblem(400, "request.invalid");
        }
        api.postJson(ROLLOUTS + "/bad-bodies:decide", "{\"choice\":0}").isProblem(400, "request.invalid");
        api.post(ROLLOUTS + "/bad-bodies:pause", "text/plain", "because")
                .isProblem(415, "request.media-type-unsupported");
        api.postJson(ROLLOUTS + "/bad-bodies:pause", "{\"reason\":\"" + "x".repeat(1001) + "\"}")
                .isProblem(400, "request.invalid");
        api.postJson(ROLLOUTS + "/bad-bodies:pause", "{\"reason\":\"" + "x".repeat(70_000) + "\"}")
                .isProblem(413, "request.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "abort", "rollback"})
    void knowsNoRolloutThatWasNeverStarted(String command) {
        api.post(ROLLOUTS + "/never-started:" + command).isProblem(404, "rollout.missing");
        api.post(ROLLOUTS + "/No_Name:" + command).isProblem(404, "rollout.missing");
    }

    @Test
    void refusesACommandToARolloutThatHasChanged() {
        api.start(aPlan("if-match").build());
        String path = ROLLOUTS + "/if-match";
        String tag = api.get(path).header("ETag");

        api.postJson(path + ":pause", "{}", "If-Match", tag).isStatus(200);
        followUntil("if-match", "rollout.paused");

        api.postJson(path + ":resume", "{}", "If-Match", tag).isProblem(412, "rollout.changed");
        api.postJson(path + ":resume", "{}", "If-Match", "*").isStatus(200);
    }

    private List<Event> followUntil(String rollout, String event) {
        try (EventReader events = api.follow(rollout, 0)) {
            return events.until(event);
        }
    }
}
