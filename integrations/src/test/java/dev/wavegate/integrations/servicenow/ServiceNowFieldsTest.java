package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Fields;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.incident.IncidentDraftBuilder.anIncidentOf;
import static org.assertj.core.api.Assertions.assertThat;

/** What instances want beyond the fields that the platform has: customers' own, mandatory and protected ones. */
class ServiceNowFieldsTest {
    private static final RolloutId R1 = new RolloutId("r1");

    @RegisterExtension
    final ServiceNowLab lab = new ServiceNowLab();

    @Test
    void sendsTheConfiguredFieldsAndThoseOfThePlanWhichWin() {
        ChangeTickets tickets = tickets(Map.of("u_cost_center", "4711", "category", "Software"));

        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1")
                        .with("category", "Firmware")
                        .with("u_release", "4.2.1")
                        .build())
                .ref();

        assertThat(field(ref, "u_cost_center")).isEqualTo("4711");
        assertThat(field(ref, "category")).isEqualTo("Firmware");
        assertThat(field(ref, "u_release")).isEqualTo("4.2.1");
    }

    @Test
    void takesReferencesByNameAndBySysId() {
        String offering = ServiceNowSimulator.seededId("service_offering", "Device Connectivity");

        for (String written : List.of(offering, "Device Connectivity")) {
            lab.control().reset();
            ChangeRef ref = tickets(Map.of("service_offering", written))
                    .findOrCreate(aChangeFor("r1").build())
                    .ref();

            assertThat(field(ref, "service_offering")).isEqualTo(offering);
        }
    }

    @Test
    void saysInTheInstancesOwnWordsWhichFieldIsMandatoryAndGoesOnOnceItIsSet() {
        rules("change_request", List.of("service_offering", "u_cost_center"), List.of());

        assertThat(assertFails(
                        FailureCode.CHANGE_REFUSED,
                        () -> tickets(Map.of()).findOrCreate(aChangeFor("r1").build())))
                .satisfies(goldenMessage("servicenow.mandatory-fields"));
        assertThat(lab.liveChanges(R1)).isZero();

        tickets(Map.of("service_offering", "Device Connectivity", "u_cost_center", "4711"))
                .findOrCreate(aChangeFor("r1").build());
        assertThat(lab.liveChanges(R1)).isEqualTo(1);
    }

    @Test
    void refusesAFieldThatIsDroppedSilentlyUntilAccessIsGranted() {
        rules("change_request", List.of(), List.of("u_cost_center"));
        ChangeTickets tickets = tickets(Map.of("u_cost_center", "4711"));

        assertThat(assertFails(
                        FailureCode.CHANGE_REFUSED,
                        () -> tickets.findOrCreate(aChangeFor("r1").build())))
                .satisfies(goldenMessage("servicenow.field-not-stored"));
        assertFails(
                FailureCode.CHANGE_REFUSED,
                () -> tickets.findOrCreate(aChangeFor("r1").build()));

        rules("change_request", List.of(), List.of());
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        assertThat(field(ref, "u_cost_center")).isEqualTo("4711");
        assertThat(lab.liveChanges(R1)).isEqualTo(1);
    }

    @Test
    void refusesAFieldThatTheInstanceDoesNotKnow() {
        assertFails(
                FailureCode.CHANGE_REFUSED,
                () -> tickets(Map.of("u_unknown", "x"))
                        .findOrCreate(aChangeFor("r1").build()));
    }

    @Test
    void refusesToLetAPlanWriteWhatWavegateWrites() {
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> tickets(Map.of())
                        .findOrCreate(aChangeFor("r1").with("state", "-1").build()));
        assertThat(lab.liveChanges(R1)).isZero();
    }

    @Test
    void leavesTheFieldsOfAChangeAloneOnceItsApproversAreAsked() {
        ChangeTickets tickets = tickets(Map.of("u_cost_center", "4711"));
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
        String corrected =
                SimulatorControl.object().put("u_cost_center", "4712").toString();
        lab.control().send("PATCH", "/api/now/table/change_request/" + ref.id(), corrected);

        assertThat(tickets.findOrCreate(aChangeFor("r1").build()).ref()).isEqualTo(ref);

        assertThat(field(ref, "u_cost_center")).isEqualTo("4712");
    }

    @Test
    void saysWhyAMoveIsRefusedWhenAFieldIsMissingByThen() {
        ChangeTickets tickets = tickets(Map.of());
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        rules("change_request", List.of("u_release"), List.of());

        assertThat(assertFails(FailureCode.CHANGE_REFUSED, () -> tickets.requestApproval(ref)))
                .hasMessageContaining("U release");
    }

    @Test
    void fillsInTasksAndIncidentsAsWell() {
        ServiceNow serviceNow = lab.connect(lab.settings()
                .withFields(new Fields(Map.of(), Map.of("u_team", "IoT"), Map.of("u_product", "Gateway"))));
        ChangeRef ref = serviceNow
                .changes()
                .findOrCreate(aChangeFor("r1")
                        .ofType(ChangeType.STANDARD)
                        .from("Device rollout")
                        .build())
                .ref();
        rules("change_task", List.of("u_team"), List.of());
        rules("incident", List.of("u_product"), List.of());

        assertThat(serviceNow.changes().requestApproval(ref).ref()).isEqualTo(ref);
        assertThat(serviceNow.changes().beginImplementation(ref).ref()).isEqualTo(ref);
        serviceNow.incidents().findOrCreate(anIncidentOf("r1").build());

        assertThat(lab.rows("change_task", "change_request=" + ref.id(), "u_team")
                        .findValuesAsText("u_team"))
                .contains("IoT");
        assertThat(lab.rows("incident", "correlation_id=wavegate:r1:incident", "u_product")
                        .findValuesAsText("u_product"))
                .containsExactly("Gateway");
    }

    private ChangeTickets tickets(Map<String, String> fields) {
        return lab.connect(lab.settings().withFields(new Fields(fields, Map.of(), Map.of())))
                .changes();
    }

    private String field(ChangeRef ref, String name) {
        return lab.manager().field(ref, name);
    }

    private void rules(String table, List<String> mandatory, List<String> unwritable) {
        ObjectNode rules = SimulatorControl.object().put("table", table);
        mandatory.forEach(rules.putArray("mandatory")::add);
        unwritable.forEach(rules.putArray("unwritable")::add);
        assertThat(lab.control()
                        .send("POST", "/_sim/field-rules", rules.toString())
                        .statusCode())
                .isEqualTo(204);
    }
}
