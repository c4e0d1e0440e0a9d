package dev.wavegate.integrations.servicenow;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.change.Replanning;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.Persistence;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import dev.wavegate.testkit.change.ChangeDraftBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.incident.IncidentDraftBuilder.anIncidentOf;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowFaultsTest {
    private static final RolloutId R1 = new RolloutId("r1");
    private static final NoteKey KEY = new NoteKey(R1, "step");
    private static final String TASKS = "/api/now/table/change_task";
    private static final String CREATE = "/api/sn_chg_rest/change/normal";

    @RegisterExtension
    static final ServiceNowLab lab = new ServiceNowLab();

    private ServiceNow connection;
    private ChangeTickets tickets;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect();
        tickets = connection.changes();
    }

    private ChangeRef change() {
        return tickets.findOrCreate(aChangeFor("r1").build()).ref();
    }

    private ChangeRef approved() {
        ChangeRef ref = change();
        assertThat(tickets.requestApproval(ref).ref()).isEqualTo(ref);
        lab.manager().approve(ref);
        return ref;
    }

    private static String path(ChangeRef ref) {
        return "/api/now/table/change_request/" + ref.id();
    }

    private void fault(String kind, String method, String path) {
        if (kind.equals("429")) {
            lab.control().refuse(429, method, path, 30);
        } else if (kind.equals("500")) {
            lab.control().refuse(500, method, path, 0);
        } else {
            lab.control().fault(kind, method, path);
        }
    }

    private static FailureCode expected(String kind) {
        return kind.equals("429") ? FailureCode.SYSTEM_THROTTLED : FailureCode.SYSTEM_OUTCOME_UNKNOWN;
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void endsWithOneChangeHoweverTheAnswerWasLost(String kind) {
        fault(kind, "POST", CREATE);

        assertThat(Persistence.untilDone(lab.clock(), this::change)).containsExactly(expected(kind));

        assertThat(lab.liveChanges(R1)).isEqualTo(1);
        assertThat(lab.rows("change_request", "short_descriptionISNOTEMPTY", "sys_id"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void endsWithOneIncidentHoweverTheAnswerWasLost(String kind) {
        fault(kind, "POST", "/api/now/table/incident");

        assertThat(Persistence.untilDone(
                        lab.clock(),
                        () -> connection
                                .incidents()
                                .findOrCreate(anIncidentOf("r1").build())))
                .containsExactly(expected(kind));

        assertThat(lab.incidents(R1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void endsWithOneNoteHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = change();
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.note(ref, KEY, "wave 1 started")))
                .containsExactly(expected(kind));

        assertThat(lab.notes(ref)).hasSize(1).allMatch(note -> note.startsWith("wave 1 started"));
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void asksForApprovalHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = change();
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.requestApproval(ref)))
                .containsExactly(expected(kind));

        assertThat(tickets.read(ref).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void beginsAndClosesHoweverTheAnswersWereLost(String kind) {
        ChangeRef ref = approved();
        fault(kind, "PATCH", path(ref));
        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.beginImplementation(ref)))
                .containsExactly(expected(kind));

        fault(kind, "PATCH", path(ref));
        fault(kind, "PATCH", path(ref));
        assertThat(Persistence.untilDone(
                        lab.clock(), () -> tickets.close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)))
                // Twice, unless the platform moves the change to its review before we do.
                .isNotEmpty()
                .containsOnly(expected(kind));

        assertThat(tickets.read(ref).phase()).isEqualTo(ChangePhase.CLOSED);
        assertThat(lab.manager().field(ref, "close_code")).isEqualTo("successful");
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void endsWithOneTaskHoweverTheAnswersWereLost(String kind) {
        ChangeRef ref = approved();
        fault(kind, "POST", TASKS);
        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.beginImplementation(ref)))
                .containsExactly(expected(kind));
        assertThat(lab.tasks(ref, "Rollout r1 is running")).containsExactly(ChangeTask.Status.IN_PROGRESS);

        fault(kind, "POST", TASKS);
        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.task(ref, wave(ChangeTask.Status.IN_PROGRESS))))
                .containsExactly(expected(kind));
        assertThat(lab.tasks(ref, "Wave 1")).containsExactly(ChangeTask.Status.IN_PROGRESS);

        fault(kind, "PATCH", TASKS + "/*");
        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.task(ref, wave(ChangeTask.Status.SUCCESSFUL))))
                .containsExactly(expected(kind));
        assertThat(lab.tasks(ref, "Wave 1")).containsExactly(ChangeTask.Status.SUCCESSFUL);

        fault(kind, "PATCH", TASKS + "/*");
        assertThat(Persistence.untilDone(
                        lab.clock(), () -> tickets.close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)))
                .containsExactly(expected(kind));
        assertThat(tickets.read(ref).phase()).isEqualTo(ChangePhase.CLOSED);
        assertThat(lab.tasks(ref, "Rollout r1 is running")).containsExactly(ChangeTask.Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void attachesOnceHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = change();
        fault(kind, "POST", "/api/now/attachment/file");

        assertThat(Persistence.untilDone(
                        lab.clock(), () -> tickets.attach(ref, new Attachment("plan.json", "application/json", "{}"))))
                .containsExactly(expected(kind));

        assertThat(lab.rows("sys_attachment", "table_sys_id=" + ref.id(), "file_name"))
                .hasSize(1);
    }

    private static ChangeTask wave(ChangeTask.Status status) {
        return new ChangeTask(R1, new WaveNumber(1), "Wave 1", status, "20 devices");
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void holdsOnceHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = approved();
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.hold(ref, KEY, "New dates")))
                .containsExactly(expected(kind));

        assertThat(tickets.read(ref).holdReason()).contains("New dates");
        assertThat(lab.notes(ref)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void leavesTheReviewHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = approved();
        assertThat(tickets.beginImplementation(ref).ref()).isEqualTo(ref);
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(
                        lab.clock(), () -> tickets.close(ref, CloseCode.SUCCESSFUL, "done", CloseAt.REVIEW)))
                .containsExactly(expected(kind));

        assertThat(tickets.read(ref).phase()).isEqualTo(ChangePhase.REVIEWING);
        assertThat(lab.manager().field(ref, "close_notes")).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void cancelsWithOneNoteHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = change();
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(lab.clock(), () -> tickets.cancel(ref, KEY, "withdrawn")))
                .containsExactly(expected(kind));

        assertThat(tickets.read(ref).phase()).isEqualTo(ChangePhase.CANCELLED);
        assertThat(lab.notes(ref))
                .filteredOn(note -> note.contains(KEY.token()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "malformed", "html", "500", "429"})
    void plansHoweverTheAnswerWasLost(String kind) {
        ChangeRef ref = approved();
        Interval later = new Interval(
                ChangeDraftBuilder.PLANNED.start(),
                ChangeDraftBuilder.PLANNED.end().plusSeconds(3600));
        fault(kind, "PATCH", path(ref));

        assertThat(Persistence.untilDone(lab.clock(), () -> {
                    Replanning answer = tickets.plan(ref, later, Optional.of(ChangeDraftBuilder.PLANNED));
                    assertThat(answer).isInstanceOf(Replanning.Planned.class);
                }))
                .containsExactly(expected(kind));

        assertThat(tickets.read(ref).planned()).contains(later);
    }

    @Test
    void readsAgainOnceWhenAConnectionBreaks() {
        ChangeRef ref = change();
        lab.control().fault("drop", "GET", path(ref));
        assertThat(tickets.read(ref).ref()).isEqualTo(ref);

        lab.control().fault("drop", "GET", path(ref), 2);
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> tickets.read(ref));
    }

    @ParameterizedTest
    @CsvSource({"malformed", "html", "500"})
    void takesNonsenseForSilenceWhenReading(String kind) {
        ChangeRef ref = change();
        fault(kind, "GET", path(ref));

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> tickets.read(ref));
        assertThat(tickets.read(ref).ref()).isEqualTo(ref);
    }

    @Test
    void staysAwayForAsLongAsItWasAskedTo() {
        ChangeRef ref = change();
        lab.control().refuse(429, "GET", path(ref), 30);

        Failure throttled = assertFails(FailureCode.SYSTEM_THROTTLED, () -> tickets.read(ref));
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(30));
        lab.clock().advance(Duration.ofSeconds(29));
        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> tickets.read(ref))
                        .retryAfter())
                .contains(Duration.ofSeconds(1));
        assertThat(lab.control().seen("GET", path(ref))).isEqualTo(1);

        lab.clock().advance(Duration.ofSeconds(1));
        assertThat(tickets.read(ref).ref()).isEqualTo(ref);
    }

    @Test
    void leavesASystemAloneThatFailsTooOftenAndTriesAgainLater() {
        ChangeRef ref = change();
        lab.control().fault("html", "GET", path(ref), 30);
        for (int call = 0; call < 20; call++) {
            assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> tickets.read(ref));
        }
        assertThat(lab.control().seen("GET", path(ref))).isLessThan(20);
        assertThat(assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> tickets.read(ref)))
                .hasMessageContaining("ServiceNow");

        lab.control().send("DELETE", "/_sim/faults", "");
        lab.clock().advance(Duration.ofSeconds(11));
        assertThat(tickets.read(ref).ref()).isEqualTo(ref);
    }

    @Test
    void saysThatItIsDeniedWithoutTellingThePassword() {
        ServiceNowSettings wrong = ServiceNowSettings.of(
                lab.settings().instance(), new Credentials.Basic("wavegate", new Secret("hunter2-secret")));

        Failure denied =
                assertFails(FailureCode.CHANGE_DENIED, () -> lab.connect(wrong).selfTest());

        assertThat(denied).hasMessageNotContaining("hunter2").hasMessageContaining("ServiceNow");
        assertThat(wrong.toString()).doesNotContain("hunter2");
    }

    @Test
    void waitsForAnAnswerOnlySoLong() {
        ChangeRef ref = change();
        ServiceNowSettings hasty = lab.settings()
                .withHttp(HttpSettings.defaults()
                        .withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1)));
        lab.control().delay(2_000, "PATCH", path(ref));

        assertFails(
                FailureCode.SYSTEM_OUTCOME_UNKNOWN,
                () -> lab.connect(hasty).changes().note(ref, KEY, "wave 1 started"));
    }

    @Test
    void knowsThatAWriteToNobodyHadNoEffect() {
        ServiceNowSettings nobody = ServiceNowSettings.of(
                URI.create("http://127.0.0.1:1"), new Credentials.Basic("wavegate", new Secret("wavegate")));

        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> lab.connect(nobody)
                        .changes()
                        .findOrCreate(aChangeFor("r1").build()));
    }
}
