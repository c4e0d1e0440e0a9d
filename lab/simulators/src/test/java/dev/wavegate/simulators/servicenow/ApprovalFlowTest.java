package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ApprovalFlowTest {
    @RegisterExtension
    final Instance instance = new Instance();

    @Test
    void asksTheMembersOfTheGroupSomeTimeAfterTheChangeIsAssessed() {
        String change = assessed();

        assertThat(instance.field(change, "approval")).isEqualTo("not requested");
        assertThat(approvals(change)).isEmpty();
        instance.flow.runDue();

        assertThat(instance.field(change, "approval")).isEqualTo("requested");
        JsonNode row = instance.query("sysapproval_approver", "sysapproval=" + change, "sysparm_display_value=all")
                .path(0);
        assertThat(row.path("approver").path("display_value").asText()).isEqualTo("Dana Ruiz");
        assertThat(row.path("state").path("value").asText()).isEqualTo("requested");
    }

    @Test
    void schedulesAnApprovedChangeStepByStep() {
        String change = requested();

        instance.result(decide(change, "{'state':'approved'}"));
        assertThat(instance.field(change, "state")).isEqualTo("-4");
        instance.flow.runDue();
        assertThat(instance.field(change, "state")).isEqualTo("-3");
        instance.flow.runDue();
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("-2");
        assertThat(instance.field(change, "approval")).isEqualTo("approved");
        assertThat(approvals(change)).containsExactly("approved", "approved");
        assertThat(instance.field(change, "sys_updated_by")).isEqualTo("system");
    }

    @Test
    void acceptsADecisionOnTheApproverRecordItself() {
        String change = requested();
        String row = approverRow(change);

        instance.result(instance.asManager("PATCH", Instance.APPROVERS + "/" + row, "{'state':'approved'}"));
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("-3");
    }

    @Test
    void sendsARejectedChangeBackToNewWithTheComment() {
        String change = requested();

        instance.result(decide(change, "{'state':'rejected','comments':'window too wide'}"));
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("-5");
        assertThat(instance.field(change, "approval")).isEqualTo("rejected");
        JsonNode row = instance.query("sysapproval_approver", "sysapproval=" + change, "sysparm_display_value=true")
                .path(0);
        assertThat(row.path("state").asText()).isEqualTo("Rejected");
        assertThat(row.path("comments").asText()).contains("Dana Ruiz (Comments)\nwindow too wide");
    }

    @Test
    void asksAnewWhenARejectedChangeIsAssessedAgain() {
        String change = requested();
        decide(change, "{'state':'rejected','comments':'no'}");
        instance.flow.runDue();

        instance.result(instance.patch(change, "{'state':'-4'}"));
        assertThat(instance.field(change, "approval")).isEqualTo("not requested");
        instance.flow.runDue();

        assertThat(instance.field(change, "approval")).isEqualTo("requested");
        assertThat(approvals(change)).containsExactly("rejected", "requested");
    }

    @Test
    void refusesEveryoneWhoIsNotAskedAndEveryRejectionWithoutAReason() {
        String change = requested();
        String path = Instance.CHANGE_API + "/" + change + "/approvals";

        HttpResponse<String> stranger = instance.send("PATCH", path, "{'state':'approved'}");
        HttpResponse<String> strangerOnRow =
                instance.send("PATCH", Instance.APPROVERS + "/" + approverRow(change), "{'state':'approved'}");
        HttpResponse<String> speechless = decide(change, "{'state':'rejected'}");
        instance.flow.runDue();

        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(strangerOnRow.statusCode()).isEqualTo(403);
        assertThat(Instance.error(strangerOnRow).path("detail").asText())
                .isEqualTo("ACL Exception Update Failed due to security constraints");
        assertThat(speechless.statusCode()).isEqualTo(400);
        assertThat(instance.field(change, "state")).isEqualTo("-4");
    }

    @Test
    void suspendsTheRequestsOfAHeldChangeAndReinstatesThem() {
        String change = requested();

        instance.patch(change, "{'on_hold':'true','on_hold_reason':'audit'}");
        assertThat(approvals(change)).containsExactly("not_required");
        assertThat(decide(change, "{'state':'approved'}").statusCode()).isEqualTo(400);

        instance.patch(change, "{'on_hold':'false'}");
        assertThat(approvals(change)).containsExactly("requested");
    }

    @Test
    void goesOnWithAnApprovalGivenBeforeTheHoldOnceItIsLifted() {
        String change = requested();
        decide(change, "{'state':'approved'}");
        instance.patch(change, "{'on_hold':'true','on_hold_reason':'audit'}");
        instance.flow.runDue();
        assertThat(instance.field(change, "state")).isEqualTo("-4");

        instance.patch(change, "{'on_hold':'false'}");
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("-3");
    }

    @Test
    void cancelsTheRequestsOfAChangeThatIsRevertedToNew() {
        String change = requested();

        instance.result(instance.patch(change, "{'state':'-5'}"));

        assertThat(approvals(change)).containsExactly("cancelled");
        assertThat(instance.field(change, "approval")).isEqualTo("not requested");
    }

    @Test
    void letsOnlyAManagerRevokeAnApproval() {
        String change = instance.scheduledChange();

        instance.result(instance.patch(change, "{'approval':'not requested'}"));
        assertThat(instance.field(change, "approval")).isEqualTo("approved");
        instance.result(instance.asManager("PATCH", Instance.CHANGES + "/" + change, "{'approval':'not requested'}"));
        assertThat(instance.field(change, "approval")).isEqualTo("not requested");
    }

    @Test
    void asksTheAdvisoryBoardForAnEmergency() {
        String change = instance.change("'type':'emergency','assignment_group':'" + Instance.GROUP + "'");
        instance.patch(change, "{'state':'-3'}");
        instance.flow.runDue();

        decide(change, "{'state':'approved'}");
        instance.flow.runDue();

        assertThat(instance.field(change, "state")).isEqualTo("-2");
    }

    @Test
    void forgetsWhatWasUnderWayOnReset() {
        String change = requested();
        decide(change, "{'state':'approved'}");

        instance.raw("POST", "/_sim/reset", "");
        instance.flow.runDue();

        assertThat(instance.send("GET", Instance.CHANGES + "/" + change, "").statusCode())
                .isEqualTo(404);
        assertThat(instance.query("sysapproval_approver", "")).isEmpty();
        assertThat(instance.query("sys_user_group", "name=IoT Operations")).hasSize(1);
    }

    @Nested
    class WithASeparateAdvisoryBoard {
        @RegisterExtension
        final Instance strict = new Instance().withSeparateAdvisoryBoard();

        @Test
        void waitsForASecondApproval() {
            String change = strict.change();
            String path = Instance.CHANGE_API + "/" + change + "/approvals";
            strict.patch(change, "{'state':'-4'}");
            strict.flow.runDue();
            strict.asManager("PATCH", path, "{'state':'approved'}");
            strict.flow.runDue();
            strict.flow.runDue();
            strict.flow.runDue();
            assertThat(strict.field(change, "state")).isEqualTo("-3");

            strict.asManager("PATCH", path, "{'state':'approved'}");
            strict.flow.runDue();

            assertThat(strict.field(change, "state")).isEqualTo("-2");
        }
    }

    private String assessed() {
        String change = instance.change();
        instance.result(instance.patch(change, "{'state':'-4'}"));
        return change;
    }

    private String requested() {
        String change = assessed();
        instance.flow.runDue();
        return change;
    }

    private HttpResponse<String> decide(String change, String body) {
        return instance.asManager("PATCH", Instance.CHANGE_API + "/" + change + "/approvals", body);
    }

    private String approverRow(String change) {
        return instance.query("sysapproval_approver", "sysapproval=" + change)
                .path(0)
                .path("sys_id")
                .asText();
    }

    private List<String> approvals(String change) {
        JsonNode rows = instance.query("sysapproval_approver", "sysapproval=" + change);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("state").asText())
                .toList();
    }
}
