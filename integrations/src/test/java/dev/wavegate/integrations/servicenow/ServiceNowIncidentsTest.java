package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Fields;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.incident.IncidentsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.incident.IncidentDraftBuilder.anIncidentOf;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowIncidentsTest extends IncidentsContract {

    @RegisterExtension
    static final ServiceNowLab lab = new ServiceNowLab();

    private ServiceNow connection;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect();
    }

    @Override
    protected Incidents incidents() {
        return connection.incidents();
    }

    @Override
    protected List<String> updates(IncidentRef ref) {
        return lab.notes(ref.id());
    }

    @Override
    protected int count(RolloutId rollout) {
        return lab.incidents(rollout);
    }

    @Test
    void linksTheChangeThatCausedIt() {
        ChangeRef change =
                connection.changes().findOrCreate(aChangeFor("r1").build()).ref();

        String number = incidents()
                .findOrCreate(anIncidentOf("r1").causedBy(change).build())
                .number();

        JsonNode row = lab.rows("incident", "number=" + number, "caused_by,category,contact_type,priority")
                .path(0);
        assertThat(row.path("caused_by").path("value").asText()).isEqualTo(change.id());
        assertThat(row.path("category").asText()).isEqualTo("software");
        assertThat(row.path("contact_type").asText()).isEqualTo("Monitoring");
        assertThat(row.path("priority").asText()).isEqualTo("3");
    }

    @Test
    void namesTheItemOfTheChangeAndTheCaller() {
        ChangeRef change = connection
                .changes()
                .findOrCreate(aChangeFor("r1").affecting("IoT Device Fleet").build())
                .ref();

        IncidentRef ref = resolvingWith(Map.of("caller_id", "Dana Ruiz"))
                .findOrCreate(anIncidentOf("r1").causedBy(change).build());

        JsonNode row = lab.rows("incident", "number=" + ref.number(), "cmdb_ci,caller_id")
                .path(0);
        assertThat(row.path("cmdb_ci").path("value").asText())
                .isEqualTo(ServiceNowSimulator.seededId("cmdb_ci", "IoT Device Fleet"));
        assertThat(row.path("caller_id").path("value").asText())
                .isEqualTo(ServiceNowSimulator.seededId("sys_user", "change.manager"));
    }

    private Incidents resolvingWith(Map<String, String> fields) {
        return lab.connect(lab.settings().withFields(new Fields(Map.of(), Map.of(), fields)))
                .incidents();
    }

    private static IncidentUpdate update(String step, boolean mended) {
        return new IncidentUpdate(new NoteKey(new RolloutId("r1"), step), "20 devices went back.", mended);
    }

    private String state(IncidentRef ref) {
        return lab.rows("incident", "number=" + ref.number(), "state")
                .path(0)
                .path("state")
                .asText();
    }

    @Test
    void leavesIncidentsToPeopleUnlessACloseCodeIsConfigured() {
        IncidentRef ref = incidents().findOrCreate(anIncidentOf("r1").build());

        incidents().update(ref, update("rolled-back", true));

        assertThat(state(ref)).isEqualTo("1");
    }

    @Test
    void resolvesWhatIsMendedIfACloseCodeIsConfigured() {
        Incidents incidents = resolvingWith(Map.of("close_code", "Resolved by change"));
        IncidentRef ref = incidents.findOrCreate(anIncidentOf("r1").build());

        incidents.update(ref, update("failed", false));
        assertThat(state(ref)).isEqualTo("1");
        incidents.update(ref, update("rolled-back", true));

        JsonNode row = lab.rows("incident", "number=" + ref.number(), "state,close_code,close_notes")
                .path(0);
        assertThat(row.path("state").asText()).isEqualTo("6");
        assertThat(row.path("close_code").asText()).isEqualTo("Resolved by change");
        assertThat(row.path("close_notes").asText()).isEqualTo("20 devices went back.");
        assertThat(lab.notes(ref.id())).hasSize(2);
    }

    @Test
    void leavesWhatPeopleHaveClosed() {
        Incidents incidents = resolvingWith(Map.of("close_code", "Resolved by change"));
        IncidentRef ref = incidents.findOrCreate(anIncidentOf("r1").build());
        String closed = SimulatorControl.object()
                .put("state", "7")
                .put("close_code", "Duplicate")
                .put("close_notes", "seen before")
                .toString();
        lab.control().send("PATCH", "/api/now/table/incident/" + ref.id(), closed);

        incidents.update(ref, update("rolled-back", true));

        assertThat(state(ref)).isEqualTo("7");
        assertThat(lab.notes(ref.id())).hasSize(1);
    }
}
