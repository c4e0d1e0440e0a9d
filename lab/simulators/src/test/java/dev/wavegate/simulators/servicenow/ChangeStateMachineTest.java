package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeStateMachineTest {
    @RegisterExtension
    final Instance instance = new Instance();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "normal,    NEW,       ASSESS CANCELED",
        "emergency, NEW,       AUTHORIZE CANCELED",
        "standard,  NEW,       SCHEDULED CANCELED",
        "normal,    ASSESS,    NEW CANCELED",
        "normal,    AUTHORIZE, NEW CANCELED",
        "normal,    SCHEDULED, IMPLEMENT CANCELED",
        "normal,    IMPLEMENT, REVIEW CANCELED",
        "normal,    REVIEW,    CLOSED",
        "normal,    CLOSED,    ''",
        "normal,    CANCELED,  ''",
    })
    void letsPeopleMakeTheseMovesOnly(String type, ChangeState from, String targets) {
        List<ChangeState> allowed = Arrays.stream(targets.split(" "))
                .filter(name -> !name.isEmpty())
                .map(ChangeState::valueOf)
                .toList();
        for (ChangeState target : ChangeState.values()) {
            Caller person = new Caller("p", "p", ZoneOffset.UTC, Set.of("itil"));
            assertThat(from.mayMoveTo(target, type, person))
                    .as("%s to %s", from, target)
                    .isEqualTo(allowed.contains(target));
        }
    }

    @Test
    void abortsAnIllegalMoveWith403OnTheTableApi() {
        String change = instance.change();

        HttpResponse<String> response = instance.patch(change, "{'state':'-1'}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"Operation Failed\",\"detail\":\"Operation against file"
                        + " 'change_request' was aborted by Business Rule 'Change Model: Check State"
                        + " Transition^b6dae9e15317101034d1ddeeff7b1278'. Business Rule Stack:Change Model: Check State"
                        + " Transition\"},\"status\":\"failure\"}");
        assertThat(instance.field(change, "state")).isEqualTo("-5");
    }

    @Test
    void abortsAnIllegalMoveWith400OnTheChangeApi() {
        String change = instance.change();

        HttpResponse<String> response = instance.send("PATCH", Instance.CHANGE_API + "/" + change, "{'state':'-2'}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Instance.error(response).path("message").asText())
                .startsWith("Change Request record could not be updated. Operation against file 'change_request' was"
                        + " aborted by Business Rule 'Change Model: Check State Transition^");
        assertThat(Instance.error(response).path("detail").asText()).isEmpty();
    }

    @Test
    void beginsInNewWhateverStateIsPosted() {
        assertThat(instance.field(instance.change("'type':'normal','state':'-1'"), "state"))
                .isEqualTo("-5");
    }

    @Test
    void doesNothingWhenMovedToWhereItIs() {
        String change = instance.change();

        assertThat(instance.patch(change, "{'state':'-5'}").statusCode()).isEqualTo(200);
        assertThat(instance.field(change, "sys_mod_count")).isEqualTo("0");
    }

    @Test
    void needsAnAssignmentGroupToBeAssessed() {
        String change = instance.change("'type':'normal'");

        HttpResponse<String> response = instance.patch(change, "{'state':'-4'}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Instance.error(response).path("detail").asText())
                .isEqualTo("Data Policy Exception: The following fields are mandatory: Assignment group");
    }

    @Test
    void walksFromScheduledToClosedAndStampsTheWork() {
        String change = instance.scheduledChange();

        instance.result(instance.patch(change, "{'state':'-1'}"));
        instance.flow.runDue();
        instance.clock.advance(Duration.ofHours(2));
        instance.result(instance.patch(change, "{'state':'0'}"));
        HttpResponse<String> withoutCode = instance.patch(change, "{'state':'3','close_code':'great'}");
        instance.result(instance.patch(
                change, "{'state':'3','close_code':'successful_issues','close_notes':'1 795 of 1 800'}"));

        assertThat(Instance.error(withoutCode).path("detail").asText())
                .isEqualTo("Data Policy Exception: The following fields are mandatory: Close code, Close notes");
        assertThat(instance.field(change, "work_start")).isEqualTo("2026-10-05 20:00:00");
        assertThat(instance.field(change, "work_end")).isEqualTo("2026-10-05 22:00:00");
        assertThat(instance.field(change, "active")).isEqualTo("false");
        assertThat(instance.field(change, "close_code")).isEqualTo("successful_issues");
    }

    @Test
    void letsNothingButCancellationHappenWhileHeld() {
        String change = instance.scheduledChange();
        HttpResponse<String> withoutReason = instance.patch(change, "{'on_hold':true}");
        instance.result(instance.patch(change, "{'on_hold':true,'on_hold_reason':'audit'}"));

        assertThat(Instance.error(withoutReason).path("detail").asText()).endsWith("mandatory: On hold reason");
        assertThat(instance.patch(change, "{'state':'-1'}").statusCode()).isEqualTo(403);
        assertThat(instance.patch(change, "{'state':'4'}").statusCode()).isEqualTo(200);
        assertThat(instance.field(change, "on_hold")).isEqualTo("false");
    }

    @Test
    void namesTheNextStatesWithRoutes() {
        String change = instance.scheduledChange();

        JsonNode result = instance.result(instance.send("GET", Instance.CHANGE_API + "/" + change + "/nextstates", ""));

        assertThat(texts(result.path("available_states"))).containsExactly("-2", "-1", "4");
        assertThat(result.path("state_label").path("-1").asText()).isEqualTo("Implement");
        assertThat(result.path("state_transitions")).hasSize(2);
        assertThat(result.path("state_transitions")
                        .path(0)
                        .path(0)
                        .path("transition_available")
                        .asBoolean())
                .isTrue();
        assertThat(instance.send("GET", Instance.CHANGE_API + "/" + change + "/nextstate", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void makesTasksInImplementAndCancelsThemInReview() {
        String change = instance.scheduledChange();
        instance.patch(change, "{'state':'-1'}");
        instance.flow.runDue();
        String tasks = Instance.CHANGE_API + "/" + change + "/task";

        assertThat(instance.result(instance.send("GET", tasks, ""))).hasSize(2);
        instance.result(instance.send("POST", tasks, "{'short_description':'wave 2'}"));
        instance.result(instance.patch(change, "{'state':'0'}"));
        HttpResponse<String> close =
                instance.patch(change, "{'state':'3','close_code':'successful','close_notes':'done'}");

        assertThat(instance.query("change_task", "change_request=" + change + "^state=4"))
                .hasSize(2);
        assertThat(close.statusCode()).as("a task made by hand stays open").isEqualTo(403);
    }

    @Test
    void goesToReviewByItselfWhenTheLastTaskIsClosed() {
        String change = instance.scheduledChange();
        instance.patch(change, "{'state':'-1'}");
        instance.flow.runDue();

        instance.query("change_task", "change_request=" + change)
                .forEach(task -> instance.result(instance.send(
                        "PATCH",
                        Instance.CHANGE_API + "/" + change + "/task/"
                                + task.path("sys_id").asText(),
                        "{'state':'3','close_code':'successful','close_notes':'done'}")));
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("0");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
