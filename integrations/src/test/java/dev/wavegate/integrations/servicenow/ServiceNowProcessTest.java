package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.ChangeProcess;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** Which process a change goes through, and what it is about. */
class ServiceNowProcessTest {
    private static final String TEMPLATE = ServiceNowSimulator.seededId("std_change_record_producer", "Device rollout");
    private static final ChangeProcess MODELS = new ChangeProcess(
            Map.of(
                    ChangeType.NORMAL, "Normal",
                    ChangeType.EMERGENCY, "Emergency",
                    ChangeType.STANDARD, "Standard"),
            Optional.empty());

    @RegisterExtension
    static final ServiceNowLab lab = new ServiceNowLab();

    private ChangeTickets byType;

    @BeforeEach
    void connect() {
        byType = lab.connect().changes();
    }

    @Nested
    class OfEachType {
        @Test
        void hasItsOwnModel() {
            ChangeTickets byModel = with(MODELS);

            for (ChangeType type : ChangeType.values()) {
                ChangeRef ref = byModel.findOrCreate(
                                aChangeFor("r-" + type.name().toLowerCase(Locale.ROOT))
                                        .ofType(type)
                                        .build())
                        .ref();

                assertThat(lab.manager().field(ref, "type")).isEqualToIgnoringCase(type.name());
            }
            assertThat(lab.control().seen("POST", "/api/sn_chg_rest/change")).isEqualTo(3);
        }

        @Test
        void isCreatedByTypeIfOnlyAnotherHasAModel() {
            ChangeTickets normalOnly = with(new ChangeProcess(Map.of(ChangeType.NORMAL, "Normal"), Optional.empty()));

            ChangeRef ref = normalOnly
                    .findOrCreate(aChangeFor("r1").ofType(ChangeType.EMERGENCY).build())
                    .ref();

            assertThat(lab.manager().field(ref, "type")).isEqualTo("emergency");
        }

        @Test
        void takesThePlansModelFirst() {
            ChangeRef ref = with(MODELS)
                    .findOrCreate(aChangeFor("r1").ofModel("Emergency").build())
                    .ref();

            assertThat(lab.manager().field(ref, "type")).isEqualTo("emergency");
        }

        @Test
        void isRefusedWithAModelThatTheInstanceDoesNotKnow() {
            assertFails(
                    FailureCode.CHANGE_REFUSED,
                    () -> byType.findOrCreate(aChangeFor("r1").ofModel("Nomral").build()));
        }
    }

    @Nested
    class OfAStandardChange {
        @Test
        void needsATemplateOrAModel() {
            assertFails(
                    FailureCode.CHANGE_INVALID,
                    () -> byType.findOrCreate(
                            aChangeFor("r1").ofType(ChangeType.STANDARD).build()));
        }

        @Test
        void takesTheTemplateByNameOrSysIdFromSettingsOrPlan() {
            ChangeTickets configured =
                    with(new ChangeProcess(Map.of(ChangeType.STANDARD, "Normal"), Optional.of(TEMPLATE)));

            assertStandard(
                    configured,
                    configured
                            .findOrCreate(
                                    aChangeFor("r1").ofType(ChangeType.STANDARD).build())
                            .ref());
            assertStandard(
                    byType,
                    byType.findOrCreate(aChangeFor("r2")
                                    .ofType(ChangeType.STANDARD)
                                    .from("Device rollout")
                                    .build())
                            .ref());
        }

        @Test
        void isRefusedWithATemplateThatNobodyKnows() {
            assertFails(
                    FailureCode.CHANGE_INVALID,
                    () -> byType.findOrCreate(aChangeFor("r1")
                            .ofType(ChangeType.STANDARD)
                            .from("Router rollout")
                            .build()));
        }

        private void assertStandard(ChangeTickets tickets, ChangeRef ref) {
            assertThat(lab.manager().field(ref, "type")).isEqualTo("standard");
            assertThat(lab.manager().field(ref, "implementation_plan")).isEqualTo("Roll out wave by wave.");
            assertThat(lab.manager().field(ref, "std_change_producer_version"))
                    .isEqualTo(ServiceNowSimulator.seededId("std_change_producer_version", "Device rollout"));
            assertThat(tickets.requestApproval(ref).phase()).isEqualTo(ChangePhase.SCHEDULED);
        }
    }

    @Nested
    class AffectedItems {
        private static final String SERVICE = "cmdb_ci_service:Thermostat Fleet";

        @Test
        void areToldApartByTheirClassOrSysId() {
            String service = ServiceNowSimulator.seededId("cmdb_ci_service", "Thermostat Fleet");
            assertFails(
                    FailureCode.CHANGE_INVALID,
                    () -> byType.findOrCreate(
                            aChangeFor("r1").affecting("Thermostat Fleet").build()));

            for (String written : List.of(SERVICE, service)) {
                lab.control().reset();
                ChangeRef ref = byType.findOrCreate(
                                aChangeFor("r1").affecting(written).build())
                        .ref();

                assertThat(lab.manager().field(ref, "cmdb_ci")).isEqualTo(service);
            }
        }

        @Test
        void areListedBesideTheFirstOnceEach() {
            for (int twice = 0; twice < 2; twice++) {
                ChangeRef ref = byType.findOrCreate(aChangeFor("r1")
                                .affecting("IoT Device Fleet", SERVICE, "Device Connectivity")
                                .build())
                        .ref();

                assertThat(lab.manager().field(ref, "cmdb_ci"))
                        .isEqualTo(ServiceNowSimulator.seededId("cmdb_ci", "IoT Device Fleet"));
                assertThat(lab.rows("task_ci", "task=" + ref.id(), "ci_item")).hasSize(2);
            }
        }

        @Test
        void areListedOnceAlthoughAnAnswerWasLost() {
            lab.control().fault("commit-then-drop", "POST", "/api/now/table/task_ci");

            assertFails(
                    FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                    () -> byType.findOrCreate(aChangeFor("r1")
                            .affecting("IoT Device Fleet", SERVICE)
                            .build()));
            ChangeRef ref = byType.findOrCreate(aChangeFor("r1")
                            .affecting("IoT Device Fleet", SERVICE)
                            .build())
                    .ref();

            assertThat(lab.rows("task_ci", "task=" + ref.id(), "ci_item")).hasSize(1);
        }
    }

    @Test
    void aGroupIsTheActiveOneOfThatNameOrTheOneOfThatSysId() {
        String group = ServiceNowSimulator.seededId("sys_user_group", "Plant Operations");

        for (String written : List.of("Plant Operations", group)) {
            lab.control().reset();
            ChangeRef ref = byType.findOrCreate(
                            aChangeFor("r1").decidedBy(written).build())
                    .ref();

            assertThat(lab.manager().field(ref, "assignment_group")).isEqualTo(group);
        }
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> byType.findOrCreate(aChangeFor("r2")
                        .decidedBy(ServiceNowSimulator.seededId("sys_user_group", "retired"))
                        .build()));
    }

    @Nested
    class WithoutApproval {
        private static final String REGISTRATION = "Change Registration";

        @Test
        void isAStateOfItsOwnForModelsThatAreSaidToAskNobody() {
            ChangeTickets tickets =
                    with(new ChangeProcess(Map.of(), Optional.empty(), List.of("standard", REGISTRATION)));

            ChangeTicket ticket = scheduled(tickets);

            assertThat(ticket.approval()).isEqualTo(Approval.NOT_REQUIRED);
            assertThat(ChangeEvent.of(ticket, ChangeEvent.Known.requested())).isEqualTo(ChangeEvent.APPROVED);
            assertThat(tickets.beginImplementation(ticket.ref()).approval()).isEqualTo(Approval.NOT_REQUIRED);
        }

        @Test
        void isNotConcludedFromAMissingAnswer() {
            ChangeTicket ticket = scheduled(byType);

            assertThat(ticket.approval()).isEqualTo(Approval.NOT_REQUESTED);
            assertThat(ChangeEvent.of(ticket, ChangeEvent.Known.requested())).isEqualTo(ChangeEvent.PENDING);
        }

        @Test
        void isNotConcludedWhenSomebodyWasAsked() {
            ChangeTickets tickets = with(new ChangeProcess(Map.of(), Optional.empty(), List.of("normal")));
            ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
            assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
            lab.manager().approve(ref);
            lab.control()
                    .send(
                            "PATCH",
                            "/api/now/table/change_request/" + ref.id(),
                            SimulatorControl.object()
                                    .put("approval", "not requested")
                                    .toString());

            assertThat(tickets.read(ref).approval()).isEqualTo(Approval.NOT_REQUESTED);
        }

        private ChangeTicket scheduled(ChangeTickets tickets) {
            ChangeRef ref = tickets.findOrCreate(
                            aChangeFor("r1").ofModel(REGISTRATION).build())
                    .ref();
            ChangeTicket ticket = tickets.requestApproval(ref);
            assertThat(ticket.phase()).isEqualTo(ChangePhase.SCHEDULED);
            return ticket;
        }
    }

    private static ChangeTickets with(ChangeProcess process) {
        return lab.connect(lab.settings().withProcess(process)).changes();
    }
}
