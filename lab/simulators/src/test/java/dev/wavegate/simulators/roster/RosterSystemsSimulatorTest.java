package dev.wavegate.simulators.roster;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimClient;
import dev.wavegate.simulators.wire.SimClient.ApiResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RosterSystemsSimulatorTest {

    private static final String SEED = """
            [{'id':'9','shifts':[
              {'person':{'id':77,'name':'Ada','email':'ada@example.org'},'start':'2026-11-02T07:00:00Z','end':'2026-11-02T15:00:00Z',
               'breakHours':0.5,'breaks':[{'seconds':1800}]},
              {'person':{'id':78,'name':'Bo','email':'bo@example.org'},'start':'2026-11-03T07:00:00Z','end':'2026-11-03T15:00:00Z',
               'breaks':[{'start':'2026-11-03T10:00:00Z','end':'2026-11-03T10:30:00Z'}]},
              {'person':{'id':78,'name':'Bo','email':'bo@example.org'},'start':'2026-11-04T07:00:00Z','end':'2026-11-04T15:00:00Z','published':false},
              {'start':'2026-11-02T07:00:00Z','end':'2026-11-02T15:00:00Z'}]}]
            """;
    private static final String TIME = "start=2026-11-02T00:00:00Z&end=2026-11-06T00:00:00Z";
    private static final String SHYFT =
            "/statistics/shifts?site_reference_id=9&ends_after=2026-11-02T00:00:00Z&starts_before=2026-11-06T00:00:00Z";

    @AutoClose
    private RosterSystemsSimulator simulator;

    private SimClient client;
    private SimClient shyft;

    @BeforeEach
    void start() throws IOException {
        simulator = RosterSystemsSimulator.start(
                RosterSystemsSettings.onPort(0).requiring("t0ken").with(SEED.replace('\'', '"')));
        client = new SimClient(simulator.baseUri(), "Authorization", "Bearer t0ken", "X-Api-Key", "t0ken");
        shyft = new SimClient(simulator.baseUri(), "X-Api-Key", "t0ken", "X-Api-Uuid", "u", "Version", "6_0_0");
    }

    @Test
    void answersShiftsWithTheirUsersBeside() {
        ApiResponse answer = client.get("/2/shifts?" + TIME);

        assertThat(each(answer.json().path("shifts"), "user_id")).containsExactly("77", "78");
        assertThat(answer.at("/shifts/0/start_time")).isEqualTo("Mon, 02 Nov 2026 08:00:00 +0100");
        assertThat(answer.json().at("/shifts/0/breaks/0/start_time").isNull()).isTrue();
        assertThat(answer.at("/shifts/1/breaks/0/end_time")).isEqualTo("Tue, 03 Nov 2026 11:30:00 +0100");
        assertThat(answer.at("/shifts/0/position_id")).isEqualTo("9");
        assertThat(each(answer.json().path("users"), "email")).containsExactly("ada@example.org", "bo@example.org");
    }

    @Test
    void showsDraftsAndOpenShiftsToThoseWhoAsk() {
        ApiResponse answer = client.get("/2/shifts?unpublished=true&include_open=true&" + TIME);

        assertThat(each(answer.json().path("shifts"), "user_id")).containsExactly("77", "78", "78", "0");
        client.post("/_sim/manners", "{'generous':true}");
        assertThat(client.get("/2/shifts?" + TIME).json().path("shifts")).hasSize(4);
        assertThat(shyft.get(SHYFT).json().path("shifts"))
                .extracting(shift -> shift.path("status").asText())
                .containsExactly("assigned", "assigned", "draft", "needs_cover");
    }

    @Test
    void answersNumberedPagesWithATotal() {
        client.post("/_sim/manners", "{'pageSize':1,'totalOff':1}");

        assertThat(each(shyft.get(SHYFT).json().path("shifts"), "employee_id")).containsExactly("E-77");
        assertThat(each(shyft.get(SHYFT + "&page=2").json().path("shifts"), "employee_id"))
                .containsExactly("E-78");
        assertThat(shyft.get(SHYFT + "&page=3").json().path("shifts")).isEmpty();
        assertThat(shyft.get(SHYFT).at("/meta/total_count")).isEqualTo("3");
        assertThat(shyft.get("/statistics/user_privileges").at("/user_privileges/0/full_name"))
                .isEqualTo("Ada");
    }

    @Test
    void answersQueriesInPartsOfALimitedSize() {
        String query =
                "{'search':{'s1':{'field':'StartTime','type':'lt','data':1793923200},'s2':{'field':'EndTime','type':'gt','data':1793577600},"
                        + "'s3':{'field':'OperationalUnit','type':'eq','data':'9'}},'max':500,'start':%d}";
        client.post("/_sim/manners", "{'pageSize':3}");

        ApiResponse first = client.post("/api/v1/resource/Roster/QUERY", query.formatted(0));
        ApiResponse second = client.post("/api/v1/resource/Roster/QUERY", query.formatted(3));

        assertThat(each(first.json(), "StartTime")).containsExactly("1793602800", "1793689200", "1793775600");
        assertThat(each(second.json(), "Open")).containsExactly("true");
        assertThat(each(client.post("/api/v1/resource/Employee/QUERY", "{}").json(), "Email"))
                .containsExactly("ada@example.org", "bo@example.org");
    }

    @Test
    void answersWholeDaysWithALinkToTheNextPage() {
        client.post("/_sim/manners", "{'pageSize':1}");
        SimClient grafana = new SimClient(simulator.baseUri(), "Authorization", "t0ken");
        String days = "/api/v1/schedules/9/final_shifts?start_date=2026-11-02&end_date=2026-11-03";

        ApiResponse first = grafana.get(days);

        assertThat(first.at("/results/0/user_email")).isEqualTo("ada@example.org");
        assertThat(first.at("/next")).isEqualTo(simulator.baseUri() + days + "&page=2");
        assertThat(grafana.get(days + "&page=2").json().path("next").isNull()).isTrue();
        client.post("/_sim/manners", "{'pageSize':1,'linksTo':'http://elsewhere.example'}");
        assertThat(grafana.get(days).at("/next")).startsWith("http://elsewhere.example/");
    }

    @Test
    void exportsTables() {
        assertThat(client.get("/exports/9.csv").response().body().lines())
                .startsWith(
                        "E-mail;Name;From;To;State;Break from;Break to",
                        "ada@example.org;\"Ada\";02.11.2026 08:00;02.11.2026 16:00;published;;",
                        "bo@example.org;\"Bo\";03.11.2026 08:00;03.11.2026 16:00;published;03.11.2026 11:00;03.11.2026 11:30");
    }

    @Test
    void answersWhatWasPreparedWordForWord() {
        client.post("/_sim/answers", "{'path':'/2/shifts','type':'text/plain','body':'hello'}");
        assertThat(client.get("/2/shifts").response().body()).isEqualTo("hello");

        client.post("/_sim/reset", "");

        assertThat(client.get("/2/shifts?" + TIME).json().path("shifts")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2/shifts",
                "/statistics/shifts",
                "/statistics/user_privileges",
                "/api/v1/schedules/9/final_shifts",
                "/api/v1/schedules",
                "/api/v1/me",
                "/exports/9.csv",
                "/exports"
            })
    void letsNobodyInWithoutTheToken(String path) {
        assertThat(new SimClient(simulator.baseUri()).get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/2/shifts, 400",
        "/2/shifts?start=soon&end=later, 400",
        "/exports/none.csv, 404",
        "/statistics/shifts, 406"
    })
    void refusesWhatItDoesNotUnderstand(String path, int status) {
        assertThat(client.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"&page=0, 400", "&page=x, 400"})
    void refusesPagesThatAreNone(String query, int status) {
        assertThat(shyft.get(SHYFT + query).status()).isEqualTo(status);
        assertThat(shyft.get("/statistics/shifts?site_reference_id=none").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[{'shifts':[]}]", "[{'id':'1','shifts':[{'start':'soon'}]}]", "[{'id':'1','shifts':[{}]}]"
            })
    void refusesWhatIsNoRoster(String rosters) {
        assertThat(client.post("/_sim/rosters", rosters).status()).isEqualTo(400);
    }

    private static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }
}
