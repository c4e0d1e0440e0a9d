package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.Incidents;
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
}
