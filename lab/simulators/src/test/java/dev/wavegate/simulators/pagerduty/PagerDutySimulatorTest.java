package dev.wavegate.simulators.pagerduty;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import dev.wavegate.simulators.wire.SimClient;
import dev.wavegate.simulators.wire.SimClient.ApiResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PagerDutySimulatorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-25T00:00:00Z"), ZoneOffset.UTC);
    private static final RosterUser ADA = new RosterUser("PU1", "Ada Example", "ada@example.org");
    private static final RosterUser BOB = new RosterUser("PU2", "Bob Example", "bob@example.org");
    private static final RosterSchedule FIRMWARE = new RosterSchedule(
            "PFW0001",
            "Firmware",
            ZoneId.of("Europe/Berlin"),
            List.of(
                    new RosterEntry(BOB, Instant.parse("2026-10-25T08:00:00Z"), Instant.parse("2026-10-25T16:00:00Z")),
                    new RosterEntry(
                            ADA, Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T06:00:00Z"))));

    @AutoClose
    private PagerDutySimulator simulator;

    private SimClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = PagerDutySimulator.start(PagerDutySettings.onPort(0, FIRMWARE)
                .requiring("key")
                .granting("token")
                .at(CLOCK));
        client = new SimClient(simulator.baseUri(), "Authorization", "Token token=key");
    }

    @Test
    void cutsEntriesOffAtTheEndsOfTheRange() {
        ApiResponse answer = client.get("/schedules/PFW0001?since=2026-10-25T00:00:00Z&until=2026-10-25T12:00:00Z");

        assertThat(entries(answer))
                .containsExactly(
                        "PU1 2026-10-25T02:00:00+02:00 2026-10-25T07:00:00+01:00",
                        "PU2 2026-10-25T09:00:00+01:00 2026-10-25T13:00:00+01:00");
        assertThat(answer.at("/schedule/final_schedule/rendered_coverage_percentage"))
                .isEqualTo("83.3");
    }

    @Test
    void leavesEntriesWholeWhenTheyMayOverflow() {
        ApiResponse answer = client.get("/schedules/PFW0001?since=2026-10-25T00:00:00Z&until=2026-10-25T12:00:00Z"
                + "&overflow=true&time_zone=UTC");

        assertThat(entries(answer))
                .containsExactly(
                        "PU1 2026-10-24T22:00:00Z 2026-10-25T06:00:00Z",
                        "PU2 2026-10-25T08:00:00Z 2026-10-25T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?since=2026-10-25T00:00:00Z",
                "?until=2026-10-25T00:00:00Z",
                "?since=2026-10-25T01:00:00Z&until=2026-10-25T01:00:00Z",
                "?since=2026-10-25T06:00:00Z&until=2026-10-25T08:00:00Z"
            })
    void rendersNothingWithoutARangeOrWithNobodyInIt(String query) {
        assertThat(entries(client.get("/schedules/PFW0001" + query))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/schedules/PFW0001?since=soon&until=later, 400, 2001",
        "/schedules/PFW0001?since=2026-10-25T01:00:00Z&until=2026-10-25T00:00:00Z, 400, 2001",
        "/schedules/PFW0001?time_zone=Mars, 400, 2001",
        "/oncalls?since=2026-10-25T01:00:00Z&until=2027-10-25T00:00:00Z, 400, 2001",
        "/oncalls?time_zone=Mars, 400, 2001",
        "/schedules?limit=0, 400, 2001",
        "/schedules/NONE, 404, 2100",
        "/users/NONE, 404, 2100",
        "/elsewhere, 404, 2100"
    })
    void explainsWhatIsWrong(String path, int status, int code) {
        ApiResponse answer = client.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void letsNobodyInWithoutTheKey() {
        ApiResponse refused = new SimClient(simulator.baseUri()).get("/schedules");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/error/code")).isEqualTo("2006");
    }

    @Test
    void knowsKeysAndTokensByTheirForm() {
        assertThat(statusWith("Bearer token")).isEqualTo(200);
        assertThat(statusWith("Bearer key")).isEqualTo(401);
        assertThat(statusWith("Token token=token")).isEqualTo(401);
    }

    private int statusWith(String authorization) {
        return new SimClient(simulator.baseUri(), "Authorization", authorization)
                .get("/schedules")
                .status();
    }

    @Test
    void describesLayersAsTheirOwnersPlannedThem() {
        ApiResponse answer = client.get("/schedules/PFW0001");

        assertThat(answer.at("/schedule/time_zone")).isEqualTo("Europe/Berlin");
        assertThat(answer.at("/schedule/schedule_layers/0/start")).isEqualTo("2026-10-25T00:00:00+02:00");
        assertThat(answer.at("/schedule/schedule_layers/0/rotation_virtual_start"))
                .isEqualTo("2026-10-25T00:00:00+02:00");
        assertThat(answer.at("/schedule/schedule_layers/0/rotation_turn_length_seconds"))
                .isEqualTo("28800");
        assertThat(answer.at("/schedule/schedule_layers/0/users/1/user/id")).isEqualTo("PU2");
        client.post("/_sim/schedules", "[{'id':'PEMPTY1','timeZone':'Z'}]");
        assertThat(client.get("/schedules/PEMPTY1").at("/schedule/time_zone")).isEqualTo("Etc/UTC");
    }

    @Test
    void takesOverridesOneByOne() {
        String range = "?since=2026-10-25T00:00:00Z&until=2026-10-26T00:00:00Z";
        String wish = "{'start':'2026-10-25T09:00:00Z','end':'2026-10-25T10:00:00Z','user':{'id':'%s'}}";

        ApiResponse made = client.post(
                "/schedules/PFW0001/overrides",
                "{'overrides':[" + wish.formatted("PU1") + "," + wish.formatted("NOBODY") + "]}");

        assertThat(made.at("/0/status")).isEqualTo("201");
        assertThat(made.at("/1/status")).isEqualTo("400");
        ApiResponse overrides = client.get("/schedules/PFW0001/overrides" + range);
        assertThat(overrides.json().path("overrides")).hasSize(1);
        assertThat(overrides.at("/overrides/0/user/id")).isEqualTo("PU1");
        assertThat(entries(client.get("/schedules/PFW0001" + range + "&time_zone=UTC")))
                .contains("PU1 2026-10-25T09:00:00Z 2026-10-25T10:00:00Z");
        assertThat(client.get("/schedules/PFW0001/overrides").status()).isEqualTo(400);
    }

    @Test
    void findsPeopleByEveryPolicyThatNamesThem() {
        client.post(
                "/_sim/policies",
                "[{'id':'PEP1','rules':[{'schedules':['PFW0001']},{'users':[{'id':'PU7'}]}]},"
                        + "{'id':'PEP2','rules':[{'schedules':['PFW0001']}]}]");

        ApiResponse all = client.get("/oncalls");
        ApiResponse ofOne = client.get("/oncalls?escalation_policy_ids%5B%5D=PEP1");

        assertThat(all.json().path("oncalls")).hasSize(3);
        assertThat(ofOne.json().path("oncalls")).hasSize(2);
        assertThat(ofOne.at("/oncalls/1/escalation_level")).isEqualTo("2");
        assertThat(ofOne.json().at("/oncalls/1/start").isNull()).isTrue();
        assertThat(client.get("/escalation_policies/PEP1").at("/escalation_policy/escalation_rules/0/targets/0/id"))
                .isEqualTo("PFW0001");
        assertThat(client.get("/escalation_policies/NONE").status()).isEqualTo(404);
        assertThat(client.get("/users?query=pu7").json().path("users")).hasSize(1);
    }

    @Test
    void showsSchedulesOfVersion3ToVersion3AndToOnCallsOnly() {
        String shift = "{'user':{'id':'%s'},'start':'2026-10-25T00:00:00Z','end':'2026-10-25T08:00:00Z'}";
        String shifts = "'entries':[" + shift.formatted("PU1") + "," + shift.formatted("PU2") + "]";
        client.post(
                "/_sim/schedules",
                "[{'id':'PSHIFTS','shiftBased':true," + shifts + "},{'id':'PLOOSE1','shiftBased':true,'attached':false,"
                        + shifts + "}]");

        assertThat(client.get("/schedules/PSHIFTS").status()).isEqualTo(404);
        assertThat(client.get("/schedules").json().path("schedules")).hasSize(1);
        assertThat(client.get("/v3/schedules/PSHIFTS").status()).isEqualTo(200);
        assertThat(client.get("/v3/schedules/PFW0001").status()).isEqualTo(404);
        ApiResponse onCalls = client.get("/oncalls?schedule_ids%5B%5D=PSHIFTS");
        assertThat(onCalls.json().path("oncalls")).hasSize(2);
        assertThat(onCalls.at("/oncalls/0/schedule/type")).isEqualTo("schedule_v3_reference");
        assertThat(client.get("/oncalls?schedule_ids%5B%5D=PLOOSE1").json().path("oncalls"))
                .isEmpty();
    }

    @Test
    void listsSchedulesPageByPage() {
        client.post("/_sim/schedules", "[{'id':'PSITE01'},{'id':'PSITE02','name':'Site','entries':[]}]");

        ApiResponse first = client.get("/schedules?limit=2&total=true");
        ApiResponse second = client.get("/schedules?limit=2&offset=2");

        assertThat(first.at("/more")).isEqualTo("true");
        assertThat(first.at("/total")).isEqualTo("3");
        assertThat(second.at("/more")).isEqualTo("false");
        assertThat(second.at("/schedules/0/id")).isEqualTo("PSITE02");
    }

    @Test
    void knowsThePeopleOfItsSchedules() {
        assertThat(client.get("/users/PU1").at("/user/email")).isEqualTo("ada@example.org");
    }

    @Test
    void tellsWhoIsOnCallNowAndInARange() {
        ApiResponse now =
                client.get("/oncalls?schedule_ids[]=PFW0001".replace("[", "%5B").replace("]", "%5D"));
        ApiResponse today = client.get("/oncalls?until=2026-10-25T12:00:00Z");

        assertThat(now.json().path("oncalls")).hasSize(1);
        assertThat(now.at("/oncalls/0/user/id")).isEqualTo("PU1");
        assertThat(now.at("/oncalls/0/start")).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(today.json().path("oncalls")).hasSize(2);
    }

    @Test
    void saysHowManyRequestsAreLeft() throws IOException {
        try (PagerDutySimulator scarce =
                PagerDutySimulator.start(new PagerDutySettings(0, "", "", 2, List.of(), CLOCK))) {
            SimClient hasty = new SimClient(scarce.baseUri());

            assertThat(hasty.get("/schedules").header("ratelimit-remaining")).isEqualTo("1");
            assertThat(hasty.get("/schedules").status()).isEqualTo(200);
            ApiResponse refused = hasty.get("/schedules");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("ratelimit-limit")).isEqualTo("2");
            assertThat(refused.header("ratelimit-reset")).isEqualTo("60");
        }
    }

    @Test
    void letsTheLaterOverrideWinAndShowsAHoleAsNobody() {
        client.post(
                "/_sim/schedules",
                "[{'id':'POVER01','entries':[{'user':{'id':'PU1'},'start':'2026-10-25T00:00:00Z','end':'2026-10-25T08:00:00Z'}],"
                        + "'overrides':[{'user':{'id':'PU2'},'start':'2026-10-25T02:00:00Z','end':'2026-10-25T05:00:00Z'},"
                        + "{'user':null,'start':'2026-10-25T04:00:00Z','end':'2026-10-25T06:00:00Z'}]}]");

        ApiResponse answer =
                client.get("/schedules/POVER01?since=2026-10-25T00:00:00Z&until=2026-10-25T12:00:00Z&time_zone=UTC");

        assertThat(entries(answer))
                .containsExactly(
                        "PU1 2026-10-25T00:00:00Z 2026-10-25T02:00:00Z",
                        "PU2 2026-10-25T02:00:00Z 2026-10-25T04:00:00Z",
                        " 2026-10-25T04:00:00Z 2026-10-25T06:00:00Z",
                        "PU1 2026-10-25T06:00:00Z 2026-10-25T08:00:00Z");
        assertThat(answer.json().at("/schedule/schedule_layers/0/rendered_schedule_entries"))
                .hasSize(1);
        assertThat(answer.json().at("/schedule/overrides_subschedule/rendered_schedule_entries"))
                .hasSize(2);
        assertThat(client.get(
                                "/oncalls?schedule_ids%5B%5D=POVER01&since=2026-10-25T04:30:00Z&until=2026-10-25T04:30:00Z")
                        .json()
                        .path("oncalls"))
                .isEmpty();
    }

    @Test
    void takesSchedulesFromTheControlPlaneAndForgetsThemOnReset() {
        String schedule = "[{'id':'PFW0001','name':'Firmware','timeZone':'UTC','entries':[{'user':{'id':'PU9',"
                + "'name':'Cy','email':'cy@example.org'},'start':'2026-10-25T00:00:00Z','end':'2026-10-26T00:00:00Z'}]}]";
        String question = "/schedules/PFW0001?since=2026-10-25T00:00:00Z&until=2026-10-25T12:00:00Z&time_zone=UTC";
        assertThat(client.post("/_sim/schedules", schedule).status()).isEqualTo(200);
        assertThat(entries(client.get(question))).containsExactly("PU9 2026-10-25T00:00:00Z 2026-10-25T12:00:00Z");

        assertThat(client.post("/_sim/schedules", "[{'name':'nameless'}]").status())
                .isEqualTo(400);
        client.post("/_sim/reset", "");
        assertThat(entries(client.get(question))).hasSize(2);
    }

    private static List<String> entries(ApiResponse answer) {
        return StreamSupport.stream(
                        answer.json()
                                .at("/schedule/final_schedule/rendered_schedule_entries")
                                .spliterator(),
                        false)
                .map(entry -> entry.at("/user/id").asText() + " "
                        + entry.at("/start").asText() + " " + entry.at("/end").asText())
                .toList();
    }
}
