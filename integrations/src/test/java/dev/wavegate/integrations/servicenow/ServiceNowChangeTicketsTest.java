package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.integrations.lab.Eventually;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.change.ChangeManager;
import dev.wavegate.testkit.change.ChangeTicketsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
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
    protected List<String> files(ChangeRef ref) {
        return lab.files(ref);
    }

    @Override
    protected List<ChangeTask.Status> tasks(ChangeRef ref, String title) {
        return lab.tasks(ref, title);
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
    void createsByModelWhenOneIsConfigured() {
        ChangeTickets byModel =
                lab.connect(lab.settings().withChangeModel("Normal")).changes();

        assertThat(byModel.findOrCreate(aChangeFor("r1").build()).phase()).isEqualTo(ChangePhase.DRAFT);
        assertThat(lab.control().seen("POST", "/api/sn_chg_rest/change")).isEqualTo(1);
    }

    @Test
    void createsStandardChangesFromTheirTemplateOnly() {
        assertFails(
                FailureCode.CHANGE_INVALID,
                () -> tickets.findOrCreate(
                        aChangeFor("r1").ofType(ChangeType.STANDARD).build()));

        ServiceNowSettings plain = lab.settings();
        ChangeTickets withTemplate = lab.connect(new ServiceNowSettings(
                        plain.instance(),
                        plain.credentials(),
                        Optional.empty(),
                        Optional.of(ServiceNowSimulator.seededId("std_change_record_producer", "Device rollout")),
                        plain.correlationDisplay(),
                        plain.pageSize(),
                        plain.http()))
                .changes();
        ChangeRef ref = withTemplate
                .findOrCreate(aChangeFor("r1").ofType(ChangeType.STANDARD).build())
                .ref();
        assertThat(withTemplate.requestApproval(ref).phase()).isEqualTo(ChangePhase.SCHEDULED);
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

    private ChangeRef implementing() {
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
        lab.manager().approve(ref);
        assertThat(tickets.beginImplementation(ref).ref()).isEqualTo(ref);
        return ref;
    }

    @Test
    void closesItsOwnTasksWithTheResults() {
        ChangeRef ref = implementing();

        assertThat(tickets.close(ref, CloseCode.SUCCESSFUL_WITH_ISSUES, "1995 of 2000", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);

        assertThat(lab.manager().field(ref, "close_code")).isEqualTo("successful_issues");
        assertThat(lab.manager().field(ref, "close_notes")).isEqualTo("1995 of 2000");
        assertThat(lab.rows("change_task", "change_request=" + ref.id() + "^active=true", "sys_id"))
                .isEmpty();
        JsonNode anchor = lab.rows(
                        "change_task",
                        "correlation_id=wavegate:r1:anchor",
                        "state,close_code,close_notes,assignment_group,sys_updated_by")
                .path(0);
        assertThat(anchor.path("state").asText()).isEqualTo("3");
        assertThat(anchor.path("close_code").asText()).isEqualTo("successful_issues");
        assertThat(anchor.path("close_notes").asText()).isEqualTo("1995 of 2000");
        assertThat(anchor.path("assignment_group").path("value").asText())
                .isEqualTo(ServiceNowSimulator.seededId("sys_user_group", "IoT Operations"));
    }

    @Test
    void leavesTheTasksOfThePlatformToThePlatform() {
        ChangeRef ref = implementing();
        Eventually.until(
                "the tasks of the platform",
                () -> lab.rows("change_task", "created_from=workflow", "sys_id").size() == 2);

        assertThat(tickets.close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);

        assertThat(lab.rows("change_task", "created_from=workflow", "state,sys_updated_by"))
                .hasSize(2)
                .allSatisfy(task -> {
                    assertThat(task.path("state").asText()).isEqualTo("4");
                    assertThat(task.path("sys_updated_by").asText()).isEqualTo("system");
                });
    }

    @Test
    void saysWhichTasksKeepAChangeOpen() {
        ChangeRef ref = implementing();
        lab.manager().openTask(ref, "Inform the tenants");
        String number = lab.rows("change_task", "short_description=Inform the tenants", "number")
                .path(0)
                .path("number")
                .asText();

        assertThat(assertFails(
                        FailureCode.CHANGE_TASKS_OPEN,
                        () -> tickets.close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)))
                .hasMessageContaining(ref.number())
                .hasMessageContaining(number);

        assertThat(lab.rows("change_task", "short_description=Inform the tenants", "state")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void keepsOneTaskOpenHoweverOftenItBegins() {
        ChangeRef ref = implementing();
        assertThat(tickets.beginImplementation(ref).ref()).isEqualTo(ref);

        assertThat(lab.tasks(ref, "Rollout r1 is running")).containsExactly(ChangeTask.Status.IN_PROGRESS);
    }

    @Test
    void leavesTheResultsInTheReview() {
        ChangeRef ref = implementing();

        assertThat(tickets.close(ref, CloseCode.SUCCESSFUL, "2000 of 2000", CloseAt.REVIEW)
                        .phase())
                .isEqualTo(ChangePhase.REVIEWING);

        assertThat(lab.manager().field(ref, "close_code")).isEqualTo("successful");
        assertThat(lab.manager().field(ref, "close_notes")).isEqualTo("2000 of 2000");
    }

    /**
     * The plain case: a normal change without a configuration item, one wave with its two notes, nobody interferes, and notes
     * of earlier changes have been seen.
     */
    @Test
    void needsFewCalls() {
        ChangeRef earlier = tickets.findOrCreate(aChangeFor("r0").build()).ref();
        tickets.note(earlier, new NoteKey(new RolloutId("r0"), "1"), "Wave 1 started.");
        tickets.note(earlier, new NoteKey(new RolloutId("r0"), "2"), "Wave 1 passed.");
        ChangeRef[] ref = new ChangeRef[1];

        int raising = lab.calls(() -> {
            ref[0] = tickets.findOrCreate(aChangeFor("r1").build()).ref();
            tickets.attach(ref[0], new Attachment("plan.json", "application/json", "{}"));
            assertThat(tickets.requestApproval(ref[0]).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
        });
        lab.manager().approve(ref[0]);
        int running = lab.calls(() -> {
            assertThat(tickets.beginImplementation(ref[0]).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
            tickets.note(ref[0], new NoteKey(new RolloutId("r1"), "wave-1-from-20"), "Wave 1 started.");
            tickets.note(ref[0], new NoteKey(new RolloutId("r1"), "wave-1-to-0"), "Wave 1 passed.");
            tickets.close(ref[0], CloseCode.SUCCESSFUL, "20 of 20", CloseAt.CLOSED);
        });

        assertThat(raising).as("calls to raise a change").isLessThanOrEqualTo(6);
        assertThat(running).as("calls from start to close").isLessThanOrEqualTo(12);
    }

    @Test
    void shortensWhatNoFieldHoldsAndSaysSo() {
        ChangeRef ref = tickets.findOrCreate(
                        aChangeFor("r1").build().withTexts(text -> "It binds.\n" + (text + "\n").repeat(500)))
                .ref();

        assertThat(lab.manager().field(ref, "description"))
                .startsWith("It binds.\n")
                .hasSizeLessThanOrEqualTo(4_000)
                .satisfies(text -> assertThat(text.substring(text.lastIndexOf('\n') + 1))
                        .satisfies(golden("servicenow.shortened", 22_010)));
        assertThat(lab.manager().field(ref, "backout_plan")).startsWith("It binds.\n");
    }

    @Test
    void asksOnceForAllChangesThatMoved() {
        String start = tickets.movedSince("").next();
        for (int rollout = 1; rollout <= 5; rollout++) {
            tickets.findOrCreate(aChangeFor("r" + rollout).build());
        }

        assertThat(lab.calls(
                        () -> assertThat(tickets.movedSince(start).rollouts()).hasSize(5)))
                .isEqualTo(1);
    }

    /** An instance may drop that field silently, and people may empty it. */
    @Test
    void followsChangesThatAreNotMarkedForPeople() {
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        String start = tickets.movedSince("").next();
        String emptied =
                SimulatorControl.object().put("correlation_display", "").toString();
        lab.control().send("PATCH", "/api/now/table/change_request/" + ref.id(), emptied);

        assertThat(tickets.movedSince(start).rollouts()).containsExactly(new RolloutId("r1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "denied"})
    void writesNotesOnceWhereTheJournalMayNotBeRead(String access) {
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        NoteKey key = new NoteKey(new RolloutId("r1"), "wave-1");
        lab.journalAccess(access);

        tickets.note(ref, key, "Wave 1 started.");
        tickets.note(ref, key, "Wave 1 started.");

        assertThat(lab.notes(ref)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "denied"})
    void holdsAndCancelsWhereTheJournalMayNotBeRead(String access) {
        ChangeRef ref = tickets.findOrCreate(aChangeFor("r1").build()).ref();
        assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
        lab.journalAccess(access);

        assertThat(tickets.hold(ref, new NoteKey(new RolloutId("r1"), "moved"), "New dates")
                        .isOnHold())
                .isTrue();
        lab.manager().release(ref);
        lab.manager().reject(ref, "window too wide");
        assertThat(tickets.read(ref).approval()).isEqualTo(Approval.REJECTED);
        assertThat(tickets.cancel(ref, new NoteKey(new RolloutId("r1"), "cancelled"), "Rejected")
                        .phase())
                .isEqualTo(ChangePhase.CANCELLED);
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
