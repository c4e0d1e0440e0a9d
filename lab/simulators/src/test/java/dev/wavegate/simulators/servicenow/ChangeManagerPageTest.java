package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeManagerPageTest {
    @RegisterExtension
    final Instance instance = new Instance();

    @Test
    void showsTheChangesEscaped() {
        instance.change("'justification':'<script>alert(1)</script>','start_date':'2026-10-05 20:00:00'");

        String page = instance.raw("GET", "/", "").body();

        assertThat(page)
                .contains("CHG0031207")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>")
                .contains("2026-10-05 22:00:00");
    }

    @Test
    void approvesAsTheManager() {
        String change = requested();
        assertThat(instance.raw("GET", "/", "").body()).contains("<button>Approve</button>");

        HttpResponse<String> response = action(change, "approve", "");
        instance.flow.runDue();

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(instance.field(change, "state")).isEqualTo("-3");
        assertThat(instance.query("sysapproval_approver", "sysapproval=" + change)
                        .path(0)
                        .path("sys_updated_by")
                        .asText())
                .isEqualTo("change.manager");
    }

    @Test
    void rejectsWithAReasonOnly() {
        String change = requested();

        assertThat(action(change, "reject", "comment=").statusCode()).isEqualTo(409);
        assertThat(action(change, "reject", "comment=too+wide").statusCode()).isEqualTo(303);
        instance.flow.runDue();

        assertThat(instance.field(change, "approval")).isEqualTo("rejected");
    }

    @Test
    void holdsReleasesMovesRevokesAndCancels() {
        String change = instance.scheduledChange();

        action(change, "hold", "comment=audit");
        assertThat(instance.field(change, "on_hold_reason")).isEqualTo("audit");
        action(change, "release", "");
        assertThat(instance.field(change, "on_hold")).isEqualTo("false");
        action(change, "replan", "start_date=2026-10-07+22%3A00%3A00");
        assertThat(instance.field(change, "start_date")).isEqualTo("2026-10-07 20:00:00");
        action(change, "revoke", "");
        assertThat(instance.field(change, "approval")).isEqualTo("not requested");
        action(change, "cancel", "comment=withdrawn");
        assertThat(instance.field(change, "state")).isEqualTo("4");
    }

    @Test
    void refusesAFormOfAnotherSite() {
        String change = requested();

        HttpResponse<String> response =
                instance.raw("POST", "/_people/changes/" + change + ":approve", "", "Origin", "https://evil.example");

        assertThat(response.statusCode()).isEqualTo(403);
    }

    private String requested() {
        String change = instance.change();
        instance.patch(change, "{'state':'-4'}");
        instance.flow.runDue();
        return change;
    }

    private HttpResponse<String> action(String change, String action, String form) {
        return instance.raw(
                "POST",
                "/_people/changes/" + change + ":" + action,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                instance.base());
    }
}
