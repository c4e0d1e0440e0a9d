package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableApiTest {
    private static final String INCIDENTS = "/api/now/table/incident";

    @RegisterExtension
    final Instance instance = new Instance();

    @Test
    void createsWith201AndTheAddressOfTheRecord() {
        HttpResponse<String> response = instance.send(
                "POST",
                INCIDENTS + "?sysparm_exclude_reference_link=true&sysparm_fields=sys_id,number,state,priority,nonsense",
                "{'short_description':'halted','impact':'2','urgency':'2','priority':'1','no_such_field':'x'}");

        JsonNode incident = instance.result(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location"))
                .contains(instance.base() + INCIDENTS + "/"
                        + incident.path("sys_id").asText());
        assertThat(incident).hasSize(4);
        assertThat(incident.path("number").asText()).isEqualTo("INC0012345");
        assertThat(incident.path("priority").asText()).isEqualTo("3");
        assertThat(incident.path("sys_id").asText()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest(name = "impact {0}, urgency {1}: priority {2}")
    @CsvSource({"1,1,1", "1,2,2", "1,3,3", "2,1,2", "2,2,3", "2,3,4", "3,1,3", "3,2,4", "3,3,5"})
    void computesThePriorityOfAnIncident(String impact, String urgency, String priority) {
        JsonNode incident = instance.result(instance.send(
                "POST", INCIDENTS, "{'impact':'" + impact + "','urgency':'" + urgency + "','priority':'1'}"));

        assertThat(incident.path("priority").asText()).isEqualTo(priority);
    }

    @Test
    void linksAnIncidentToTheChangeThatCausedIt() {
        String change = instance.change();

        JsonNode incident = instance.result(
                instance.send("POST", INCIDENTS + "?sysparm_display_value=all", "{'caused_by':'" + change + "'}"));

        assertThat(incident.path("caused_by").path("value").asText()).isEqualTo(change);
        assertThat(incident.path("caused_by").path("display_value").asText()).isEqualTo("CHG0031207");
        assertThat(incident.path("caused_by").path("link").asText())
                .isEqualTo(instance.base() + Instance.CHANGES + "/" + change);
    }

    @Test
    void resolvesAnIncidentOnlyWithACodeAndNotes() {
        String path = INCIDENTS + "/"
                + instance.result(instance.send("POST", INCIDENTS, "{}"))
                        .path("sys_id")
                        .asText();

        HttpResponse<String> bare = instance.send("PATCH", path, "{'state':'6'}");
        HttpResponse<String> full = instance.send(
                "PATCH", path, "{'state':'6','close_code':'Resolved by change','close_notes':'rolled back'}");

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(Instance.error(bare).path("detail").asText())
                .isEqualTo("Data Policy Exception: The following fields are mandatory: Close code, Close notes");
        assertThat(instance.result(full).path("incident_state").asText()).isEqualTo("6");
    }

    @Test
    void showsValuesAsTheRequestAsks() {
        String change =
                instance.change("'assignment_group':'" + Instance.GROUP + "','start_date':'2026-10-05 20:00:00'");
        String path = Instance.CHANGES + "/" + change;

        JsonNode raw = instance.result(instance.asManager("GET", path, ""));
        JsonNode shown = instance.result(instance.asManager("GET", path + "?sysparm_display_value=true", ""));
        JsonNode plain = instance.result(instance.asManager(
                "GET", path + "?sysparm_display_value=true&sysparm_exclude_reference_link=true", ""));
        JsonNode all = instance.result(
                instance.asManager("GET", path + "?sysparm_display_value=all&sysparm_exclude_reference_link=true", ""));

        String link = instance.base() + "/api/now/table/sys_user_group/" + Instance.GROUP;
        assertThat(raw.path("assignment_group"))
                .hasToString("{\"value\":\"" + Instance.GROUP + "\",\"link\":\"" + link + "\"}");
        assertThat(raw.path("state")).hasToString("\"-5\"");
        assertThat(raw.path("on_hold")).hasToString("\"false\"");
        assertThat(raw.path("assigned_to")).hasToString("\"\"");
        assertThat(raw.path("start_date").asText()).isEqualTo("2026-10-05 20:00:00");
        assertThat(shown.path("assignment_group"))
                .hasToString("{\"display_value\":\"IoT Operations\",\"link\":\"" + link + "\"}");
        assertThat(shown.path("start_date").asText()).isEqualTo("2026-10-05 22:00:00");
        assertThat(plain.path("assignment_group").asText()).isEqualTo("IoT Operations");
        assertThat(all.path("approval"))
                .hasToString("{\"display_value\":\"Not Yet Requested\",\"value\":\"not requested\"}");
    }

    @Test
    void walksReferencesInFields() {
        String change = instance.change();

        JsonNode walked = instance.query(
                        "change_request",
                        "sys_id=" + change + "^assignment_group.name=IoT Operations",
                        "sysparm_fields=number,assignment_group.name")
                .path(0);

        assertThat(walked.path("assignment_group.name").asText()).isEqualTo("IoT Operations");
    }

    @Test
    void pagesWithACountAndLinks() {
        for (int i = 0; i < 5; i++) {
            instance.change();
        }
        HttpResponse<String> page = instance.send(
                "GET", Instance.CHANGES + "?sysparm_query=ORDERBYDESCnumber&sysparm_limit=2&sysparm_offset=2", "");

        assertThat(numbers(instance.result(page))).containsExactly("CHG0031209", "CHG0031208");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("5");
        String next = "<" + instance.base() + Instance.CHANGES
                + "?sysparm_query=ORDERBYDESCnumber&sysparm_limit=2&sysparm_offset=4>;rel=\"next\"";
        assertThat(page.headers().firstValue("Link").orElse(""))
                .contains(next)
                .contains("sysparm_offset=0>;rel=\"first\"")
                .contains("sysparm_offset=0>;rel=\"prev\"")
                .contains("sysparm_offset=4>;rel=\"last\"");
    }

    @Test
    void leavesTheCountAndTheLinksAwayWhenAsked() {
        HttpResponse<String> page = instance.send(
                "GET", Instance.CHANGES + "?sysparm_no_count=true&sysparm_suppress_pagination_header=true", "");

        assertThat(page.headers().firstValue("X-Total-Count")).isEmpty();
        assertThat(page.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void filtersByPairsWithDisplayValues() {
        instance.change();
        instance.change("'type':'emergency'");

        JsonNode found = instance.result(
                instance.send("GET", Instance.CHANGES + "?assignment_group=IoT%20Operations&type=Normal", ""));

        assertThat(found).hasSize(1);
    }

    @Test
    void keepsWorkNotesAsJournalEntries() {
        String change = instance.change();

        instance.patch(change, "{'work_notes':'[ota:r42/w1] wave 1 started'}");
        instance.patch(change, "{'work_notes':'[ota:r42/w1] wave 1 started'}");
        JsonNode entries = instance.query(
                "sys_journal_field", "element_id=" + change + "^element=work_notes^valueLIKE[ota:r42/w1]");
        JsonNode shown = instance.query("change_request", "sys_id=" + change, "sysparm_display_value=all");

        assertThat(entries).hasSize(2);
        assertThat(entries.path(0).path("sys_created_by").asText()).isEqualTo("wavegate");
        assertThat(entries.path(0).path("name").asText()).isEqualTo("change_request");
        assertThat(instance.field(change, "work_notes")).isEmpty();
        assertThat(shown.path(0).path("work_notes").path("display_value").asText())
                .startsWith("2026-10-05 20:00:00 - Wavegate Integration (Work notes)\n[ota:r42/w1] wave 1 started\n\n");
        assertThat(instance.field(change, "sys_mod_count")).isEqualTo("2");
    }

    @Test
    void dropsSilentlyWhatMayNotBeWritten() {
        String change = instance.change();

        JsonNode patched = instance.result(instance.patch(
                change, "{'number':'CHG1','approval':'approved','start_date':'soon','short_description':'new'}"));

        assertThat(patched.path("number").asText()).isEqualTo("CHG0031207");
        assertThat(patched.path("approval").asText()).isEqualTo("not requested");
        assertThat(patched.path("start_date").asText()).isEmpty();
        assertThat(patched.path("short_description").asText()).isEqualTo("new");
    }

    @Test
    void readsLabelsAndLocalDatesOnlyWhenTheRequestSaysSo() {
        String change = instance.change();

        instance.result(instance.asManager(
                "PATCH",
                Instance.CHANGES + "/" + change + "?sysparm_input_display_value=true",
                "{'risk':'High','start_date':'2026-10-05 22:00:00'}"));

        assertThat(instance.field(change, "risk")).isEqualTo("2");
        assertThat(instance.field(change, "start_date")).isEqualTo("2026-10-05 20:00:00");
    }

    @Test
    void deletesForAManagerOnly() {
        String path = Instance.CHANGES + "/" + instance.change();

        assertThat(instance.send("DELETE", path, "").statusCode()).isEqualTo(403);
        assertThat(instance.asManager("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(instance.send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void suppressesTheBodyWhenAsked() {
        HttpResponse<String> response = instance.send("POST", INCIDENTS, "{}", "X-no-response-body", "true");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Location")).isPresent();
    }

    @Test
    void acceptsTheMethodOverride() {
        String change = instance.change();

        instance.result(instance.send(
                "POST",
                Instance.CHANGES + "/" + change,
                "{'short_description':'over'}",
                "X-HTTP-Method-Override",
                "PATCH"));

        assertThat(instance.field(change, "short_description")).isEqualTo("over");
    }

    @ParameterizedTest
    @CsvSource({"/api/now, 200", "/api/now/v2, 200", "/api/now/v1, 404"})
    void answersAnEmptyListByVersion(String base, int status) {
        HttpResponse<String> response = instance.send("GET", base + "/table/incident", "");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(WireClient.json(response).path("result")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   | /api/now/table/foo             |       | 400 | Invalid table foo | null",
                "GET   | /api/now/table/incident/nope   |       | 404 | No Record found"
                        + " | Record doesn't exist or ACL restricts the record retrieval",
                "GET   | /api/elsewhere                 |       | 400 | Requested URI does not represent any resource"
                        + " | null",
                "POST  | /api/now/table/sys_user_group  | {}    | 403 | Operation Failed"
                        + " | ACL Exception Insert Failed due to security constraints",
            })
    void saysWhatIsWrong(String method, String path, String body, int status, String message, String detail) {
        HttpResponse<String> response = instance.send(method, path, body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Instance.error(response).path("message").asText()).isEqualTo(message);
        assertThat(Instance.error(response).path("detail").asText()).isEqualTo(detail);
        assertThat(WireClient.json(response).path("status").asText()).isEqualTo("failure");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        HttpResponse<String> response = instance.send("POST", INCIDENTS, "{'a':");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Instance.error(response).path("message").asText()).isEqualTo("Exception while reading request");
        assertThat(instance.send("POST", INCIDENTS, "<xml/>", "Content-Type", "application/xml")
                        .statusCode())
                .isEqualTo(415);
    }

    private static List<String> numbers(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("number").asText())
                .toList();
    }
}
