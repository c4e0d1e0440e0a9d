package dev.wavegate.integrations.servicenow;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.testkit.incident.IncidentsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.incident.IncidentDraftBuilder.anIncidentOf;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowIncidentsTest extends IncidentsContract {
    private static ServiceNowLab lab;

    private ServiceNow connection;

    @BeforeAll
    static void start() throws IOException {
        lab = new ServiceNowLab();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void beginAnew() {
        lab.control().reset();
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
