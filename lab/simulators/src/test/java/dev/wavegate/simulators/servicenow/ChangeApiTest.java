package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeApiTest {
    private static final String API = Instance.CHANGE_API;

    @RegisterExtension
    final Instance instance = new Instance();

    @Test
    void answers200WithEveryFieldWrappedAndTyped() {
        HttpResponse<String> response = instance.asManager(
                "POST",
                "/api/sn_chg_rest/v1/change",
                "{'chg_model':'Normal','assignment_group':'" + Instance.GROUP
                        + "','start_date':'2026-10-05 20:00:00','correlation_id':'ota:r-42:change','no_such_field':'x',"
                        + "'number':'CHG1'}");

        JsonNode change = instance.result(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(change.path("number")).hasToString("{\"display_value\":\"CHG0031207\",\"value\":\"CHG0031207\"}");
        assertThat(change.path("state")).hasToString("{\"display_value\":\"New\",\"value\":-5}");
        assertThat(change.path("on_hold")).hasToString("{\"display_value\":\"false\",\"value\":false}");
        assertThat(change.path("risk")).hasToString("{\"display_value\":\"Moderate\",\"value\":3}");
        assertThat(change.path("priority")).hasToString("{\"display_value\":\"4 - Low\",\"value\":4}");
        assertThat(change.path("chg_model"))
                .hasToString("{\"display_value\":\"Normal\",\"value\":\"007c4001c343101035ae3f52c1d3aeb2\"}");
        assertThat(change.path("assignment_group"))
                .hasToString("{\"display_value\":\"IoT Operations\",\"value\":\"" + Instance.GROUP + "\"}");
        assertThat(change.path("start_date"))
                .hasToString("{\"display_value\":\"2026-10-05 22:00:00\",\"value\":\"2026-10-05 20:00:00\","
                        + "\"display_value_internal\":\"2026-10-05 22:00:00\"}");
        assertThat(change.path("end_date"))
                .hasToString("{\"display_value\":\"\",\"value\":\"\",\"display_value_internal\":\"\"}");
        assertThat(change.path("__meta")).hasToString("{\"ignoredFields\":[\"no_such_field\",\"number\"]}");
    }

    @ParameterizedTest
    @CsvSource({"/normal, normal, Normal", "/emergency, emergency, Emergency"})
    void createsByType(String path, String type, String model) {
        JsonNode change = instance.result(instance.send("POST", API + path, "{'short_description':'x'}"));

        assertThat(change.path("type").path("value").asText()).isEqualTo(type);
        assertThat(change.path("chg_model").path("display_value").asText()).isEqualTo(model);
        String id = change.path("sys_id").path("value").asText();
        assertThat(instance.send("GET", API + path + "/" + id, "").statusCode()).isEqualTo(200);
        assertThat(instance.send("GET", API + "/standard/" + id, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void createsAStandardChangeFromATemplateAndLocksItsPlans() {
        String template = ServiceNowSimulator.seededId("std_change_record_producer", "Device rollout");

        JsonNode change = instance.result(instance.send(
                "POST",
                API + "/standard/" + template,
                "{'assignment_group':'" + Instance.GROUP + "','backout_plan':'mine'}"));
        String path = API + "/" + change.path("sys_id").path("value").asText();

        assertThat(change.path("backout_plan").path("value").asText()).isEqualTo("Install the previous version.");
        assertThat(instance.send("PATCH", path, "{'backout_plan':'mine'}").statusCode())
                .isEqualTo(400);
        JsonNode scheduled = instance.result(instance.send("PATCH", path, "{'state':'-2'}"));
        assertThat(scheduled.path("approval").path("value").asText()).isEqualTo("approved");
    }

    @Test
    void understandsLabelsOfStatesAndWritesNotes() {
        String change = instance.change();

        JsonNode assessed =
                instance.result(instance.send("PATCH", API + "/" + change, "{'state':'Assess','work_notes':'please'}"));

        assertThat(assessed.path("state").path("value").asInt()).isEqualTo(-4);
        assertThat(assessed.path("work_notes").path("value").asText()).isEmpty();
        assertThat(instance.query("sys_journal_field", "element_id=" + change)).hasSize(1);
    }

    @Test
    void endsAListWithItsMetadata() {
        instance.send("POST", API + "/normal", "{'correlation_id':'ota:r-1'}");
        instance.send("POST", API + "/emergency", "{'correlation_id':'ota:r-2'}");

        HttpResponse<String> all =
                instance.send("GET", API + "?sysparm_query=correlation_idSTARTSWITHota%5Enope=1", "");
        JsonNode none = instance.result(instance.send("GET", API + "?correlation_id=ota:r-9", ""));

        JsonNode result = instance.result(all);
        assertThat(result).hasSize(3);
        assertThat(result.path(2))
                .hasToString("{\"__meta\":{\"encodedQuery\":\"correlation_idSTARTSWITHota^nope=1\","
                        + "\"fields\":{\"applied\":[\"correlation_id\"],\"ignored\":[\"nope\"]}}}");
        assertThat(all.headers().firstValue("X-Total-Count")).isEmpty();
        assertThat(none).hasSize(1);
        assertThat(none.path(0).has("__meta")).isTrue();
        assertThat(instance.result(instance.send("GET", API + "/emergency", "")))
                .hasSize(2);
    }

    @Test
    void answers501ToAQueryItCannotEvaluate() {
        assertThat(instance.send("GET", API + "?sysparm_query=stateFOO1", "").statusCode())
                .isEqualTo(501);
    }

    @Test
    void answers404ForAChangeThatIsGone() {
        HttpResponse<String> response = instance.send("GET", API + "/0123456789abcdef0123456789abcdef", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Instance.error(response).path("message").asText()).isEqualTo("No Record found");
    }
}
