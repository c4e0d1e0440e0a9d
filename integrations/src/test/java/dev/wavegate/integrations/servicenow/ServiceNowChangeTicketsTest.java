package dev.wavegate.integrations.servicenow;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.change.ChangeManager;
import dev.wavegate.testkit.change.ChangeTicketsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowChangeTicketsTest extends ChangeTicketsContract {

    @RegisterExtension
    static final ServiceNowLab lab = new ServiceNowLab();

    private ChangeTickets tickets;

    @BeforeEach
    void beginAnew() {
        tickets = lab.connect().changes();
    }

    @Override
    protected ChangeTickets tickets() {
        return tickets;
    }

    @Override
    protected ChangeManager manager() {
        return lab.manager();
    }

    @Override
    protected List<String> notes(ChangeRef ref) {
        return lab.notes(ref);
    }

    @Override
    protected int liveChanges(RolloutId rollout) {
        return lab.liveChanges(rollout);
    }

    @Test
    void tellsTheChangeManagerEverythingInTheFieldsTheyKnow() {
        ChangeRef ref = tickets.findOrCreate(
                        aChangeFor("r1").affecting("IoT Device Fleet").build())
                .ref();

        assertThat(lab.manager().field(ref, "type")).isEqualTo("normal");
        assertThat(lab.manager().field(ref, "risk")).isEqualTo("3");
        assertThat(lab.manager().field(ref, "impact")).isEqualTo("3");
        assertThat(lab.manager().field(ref, "start_date")).isEqualTo("2026-12-01 22:00:00");
        assertThat(lab.manager().field(ref, "end_date")).isEqualTo("2026-12-02 04:00:00");
        assertThat(lab.manager().field(ref, "correlation_id")).isEqualTo("wavegate:r1:change");
        assertThat(lab.manager().field(ref, "correlation_display")).isEqualTo("wavegate");
        assertThat(lab.manager().field(ref, "backout_plan")).startsWith("Every device goes back");
        assertThat(lab.manager().field(ref, "cmdb_ci"))
                .isEqualTo(ServiceNowSimulator.seededId("cmdb_ci", "IoT Device Fleet"));
        assertThat(lab.manager().field(ref, "assignment_group"))
                .isEqualTo(ServiceNowSimulator.seededId("sys_user_group", "IoT Operations"));
    }

    @Test
    void refusesAnItemThatNobodyKnows() {
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> tickets.findOrCreate(
                        aChangeFor("r1").affecting("No Such Item").build()));
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> tickets.findOrCreate(
                        aChangeFor("r1").decidedBy("Ops^ORnameISNOTEMPTY").build()));
    }

    @Test
    void keepsTheOldestOfTwoAndCancelsTheOther() {
        String twin = SimulatorControl.object()
                .put("short_description", "A twin")
                .put("correlation_id", "wavegate:r1:change")
                .put("correlation_display", "wavegate")
                .toString();
        JsonNode oldest = SimulatorControl.parsed(lab.control()
                        .send("POST", "/api/now/table/change_request", twin)
                        .body())
                .path("result");
        lab.control().send("POST", "/api/now/table/change_request", twin);

        ChangeRef found = tickets.findOrCreate(aChangeFor("r1").build()).ref();

        assertThat(found.id()).isEqualTo(oldest.path("sys_id").asText());
        assertThat(lab.liveChanges(new RolloutId("r1"))).isEqualTo(1);
        assertThat(tickets.findOrCreate(aChangeFor("r1").build()).ref()).isEqualTo(found);
    }

    @Test
    void closesTheOpenTasksOfAChangeFirst() {
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
        lab.manager().approve(ref);
        assertThat(tickets.beginImplementation(ref).ref()).isEqualTo(ref);
        String task =
                SimulatorControl.object().put("short_description", "Wave 1").toString();
        assertThat(lab.control()
                        .send("POST", "/api/sn_chg_rest/change/" + ref.id() + "/task", task)
                        .statusCode())
                .isEqualTo(200);

        assertThat(tickets.close(ref, CloseCode.SUCCESSFUL_WITH_ISSUES, "1995 of 2000")
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);

        assertThat(lab.manager().field(ref, "close_code")).isEqualTo("successful_issues");
        assertThat(lab.manager().field(ref, "close_notes")).isEqualTo("1995 of 2000");
        assertThat(lab.rows("change_task", "change_request=" + ref.id() + "^active=true", "sys_id"))
                .isEmpty();
    }

    @Test
    void readsTheFeedInManyPages() {
        ChangeTickets paging = lab.connect(lab.settings().withPageSize(2)).changes();
        String start = paging.movedSince("").next();
        for (int rollout = 1; rollout <= 5; rollout++) {
            tickets.findOrCreate(aChangeFor("r" + rollout).build());
        }

        assertThat(paging.movedSince(start).rollouts()).hasSize(5);
    }

    @Test
    void skipsRecordsOfOthersInTheFeed() {
        String start = tickets.movedSince("").next();
        String alien = SimulatorControl.object()
                .put("short_description", "Not ours")
                .put("correlation_id", "wavegate:NOT A NAME:change")
                .put("correlation_display", "wavegate")
                .toString();
        lab.control().send("POST", "/api/now/table/change_request", alien);

        assertThat(tickets.movedSince(start).rollouts()).isEmpty();
        assertFails(FailureCode.CHANGE_INVALID, () -> tickets.movedSince("not a cursor"));
    }
}
