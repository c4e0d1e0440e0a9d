package dev.wavegate.simulators.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GraphSimulatorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String LIST = "/v1.0/teams/t1/schedule/shifts";
    private static final String TEAM = """
            [{'id':'t1','users':[{'id':'u1','displayName':'Ada','mail':'ada@example.org','jobTitle':'x'}],
              'schedulingGroups':[{'id':'TAG_1','displayName':'Night','isActive':true,'userIds':['u1']}],
              'shifts':[
               {'id':'SHFT_a','userId':'u1','sharedShift':{'startDateTime':'2026-11-01T21:00:00Z','endDateTime':'2026-11-02T05:00:00Z'}},
               {'id':'SHFT_b','userId':'u1','sharedShift':{'startDateTime':'2026-11-03T21:00:00Z','endDateTime':'2026-11-04T05:00:00Z'}},
               {'id':'SHFT_c','userId':'u1','draftShift':{'startDateTime':'2026-11-01T21:00:00Z','endDateTime':'2026-11-02T05:00:00Z'}}],
              'timesOff':[{'userId':'u1','sharedTimeOff':{'startDateTime':'2026-11-01T21:00:00Z','endDateTime':'2026-11-02T05:00:00Z'}}]}]
            """;

    @AutoClose
    private GraphSimulator simulator;

    private SimClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = GraphSimulator.start(GraphSettings.onPort(0)
                .allowing(100)
                .with(TEAM.replace('\'', '"'))
                .at(CLOCK));
        client = new SimClient(simulator.baseUri());
    }

    @Test
    void listsWhatIsSharedAndWhatIsDrafted() {
        ApiResponse answer = client.get(LIST);

        assertThat(ids(answer)).containsExactly("SHFT_a", "SHFT_b", "SHFT_c");
        assertThat(answer.json().at("/value/2/sharedShift").isNull()).isTrue();
        assertThat(answer.json().at("/value/0/isStagedForDeletion").isBoolean()).isTrue();
    }

    @Test
    void filtersByTheEndsOfWhatIsSharedWithBothLimitsIncluded() {
        assertThat(
                        ids(
                                filtered(
                                        "sharedShift/startDateTime ge 2026-11-01T21:00:00Z and sharedShift/endDateTime le 2026-11-02T05:00:00Z")))
                .containsExactly("SHFT_a");
        assertThat(ids(filtered("sharedShift/startDateTime ge 2026-11-01T21:00:01Z")))
                .containsExactly("SHFT_b");
        assertThat(ids(filtered("sharedShift/endDateTime le 2026-11-02T04:59:59Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sharedShift/startDateTime ge 2026-11-01T00:00:00Z and sharedShift/startDateTime le 2026-11-02T00:00:00Z",
                "sharedShift/startDateTime le 2026-11-02T00:00:00Z and sharedShift/endDateTime ge 2026-11-01T00:00:00Z",
                "sharedShift/startDateTime le 2026-11-02T00:00:00Z",
                "sharedShift/endDateTime ge 2026-11-01T00:00:00Z",
                "lastModifiedDateTime ge 2026-11-01T00:00:00Z",
                "sharedShift/theme ge 2026-11-01T00:00:00Z",
                "sharedShift/startDateTime lt 2026-11-01T00:00:00Z",
                "sharedShift/startDateTime ge tomorrow"
            })
    void refusesFiltersThatTheServiceRefuses(String filter) {
        ApiResponse answer = filtered(filter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("BadRequest");
    }

    @Test
    void givesOnePageAfterTheOther() {
        client.post("/_sim/manners", "{'pageSize':2,'emptyFirst':true}");

        ApiResponse empty =
                client.get(LIST + "?%24filter=" + encoded("sharedShift/startDateTime ge 2026-11-01T00:00:00Z"));
        ApiResponse all = follow(empty);

        assertThat(ids(empty)).isEmpty();
        assertThat(ids(all)).containsExactly("SHFT_a", "SHFT_b");
        assertThat(all.json().has("@odata.nextLink")).isFalse();
    }

    @Test
    void linksToWhereItIsTold() {
        client.post("/_sim/manners", "{'pageSize':1,'linksTo':'http://elsewhere.example'}");

        assertThat(client.get(LIST).json().path("@odata.nextLink").asText())
                .isEqualTo("http://elsewhere.example" + LIST + "?%24skiptoken=at1");
    }

    @Test
    void givesAShiftAnotherIdentifierWhenItChangesHands() {
        ApiResponse answer = client.post("/_sim/teams/t1/shifts/SHFT_a:reassign", "{'userId':'u2'}");

        assertThat(client.get(LIST).at("/value/0/id"))
                .isEqualTo(answer.at("/id"))
                .isNotEqualTo("SHFT_a");
        assertThat(client.get(LIST).at("/value/0/userId")).isEqualTo("u2");
        assertThat(client.post("/_sim/teams/t1/shifts/NONE:reassign", "{'userId':'u2'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksForPatienceWhenATeamIsAskedForTooOften() throws IOException {
        try (GraphSimulator strict = GraphSimulator.start(GraphSettings.onPort(0)
                .with("[{\"id\":\"t1\"},{\"id\":\"t2\"}]")
                .at(CLOCK))) {
            SimClient hasty = new SimClient(strict.baseUri());
            for (int asked = 0; asked < 4; asked++) {
                assertThat(hasty.get(LIST).status()).isEqualTo(200);
            }

            ApiResponse refused = hasty.get(LIST);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(hasty.get("/v1.0/teams/t2/schedule/timesOff").status()).isEqualTo(200);
        }
    }

    @Test
    void letsOnlyTheHoldersOfATokenIn() throws IOException {
        try (GraphSimulator strict = GraphSimulator.start(
                GraphSettings.onPort(0).requiring("app", "s3cret").at(CLOCK))) {
            SimClient anybody = new SimClient(strict.baseUri());
            String grant = "grant_type=client_credentials&client_id=app&client_secret=";

            assertThat(anybody.get("/v1.0/users").status()).isEqualTo(401);
            assertThat(token(strict.baseUri(), grant + "s3cret").status()).isEqualTo(400);
            assertThat(token(strict.baseUri(), grant + "guess&scope=x/.default").status())
                    .isEqualTo(401);
            assertThat(token(strict.baseUri(), "grant_type=password").status()).isEqualTo(400);

            ApiResponse granted = token(strict.baseUri(), grant + "s3cret&scope=x/.default");
            SimClient holder =
                    new SimClient(strict.baseUri(), "Authorization", "Bearer " + granted.at("/access_token"));
            assertThat(holder.get("/v1.0/users").status()).isEqualTo(200);
        }
    }

    @Test
    void asksAppsOnWhoseBehalfTheyActIfTold() {
        client.post("/_sim/manners", "{'actsAs':true}");

        assertThat(client.get(LIST).status()).isEqualTo(403);
        assertThat(new SimClient(simulator.baseUri(), "MS-APP-ACTS-AS", "u1")
                        .get(LIST)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1.0/teams/none/schedule/shifts, 404, NotFound",
        "/v1.0/teams/none/schedule, 404, NotFound",
        "/v1.0/users/none, 404, Request_ResourceNotFound",
        "/v1.0/elsewhere, 404, ResourceNotFound",
        "/v1.0/teams/t1/schedule/shifts?%24skiptoken=guess, 400, BadRequest"
    })
    void explainsWhatIsWrong(String path, int status, String code) {
        ApiResponse answer = client.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/code")).isEqualTo(code);
    }

    @Test
    void knowsUsersByWhatIsSelected() {
        assertThat(client.get("/v1.0/users/u1?%24select=id,mail").json().toString())
                .isEqualTo("{\"id\":\"u1\",\"mail\":\"ada@example.org\"}");
        assertThat(client.get("/v1.0/users?%24top=1").json().path("value")).hasSize(1);
        assertThat(client.get("/v1.0/teams/t1/schedule").at("/timeZone")).isEqualTo("Europe/Berlin");
    }

    @Test
    void goesBackToItsSeed() {
        client.post("/_sim/teams", "[{'id':'t1'},{'id':'t2'}]");
        client.post("/_sim/manners", "{'pageSize':1}");
        assertThat(ids(client.get(LIST))).isEmpty();

        client.post("/_sim/reset", "");

        assertThat(ids(client.get(LIST))).hasSize(3);
        assertThat(client.get("/v1.0/teams/t2/schedule/shifts").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoTeam() {
        assertThat(client.post("/_sim/teams", "[{'shifts':[]}]").status()).isEqualTo(400);
        assertThat(client.post("/_sim/teams", "{}").status()).isEqualTo(400);
        assertThat(client.post("/_sim/manners", "{'pageSize':0}").status()).isEqualTo(400);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphSettings.onPort(0).allowing(0));
    }

    private ApiResponse filtered(String filter) {
        return client.get(LIST + "?%24filter=" + encoded(filter));
    }

    private ApiResponse follow(ApiResponse page) {
        URI link = URI.create(page.json().path("@odata.nextLink").asText());
        return client.get(link.getRawPath() + "?" + link.getRawQuery());
    }

    private static ApiResponse token(URI root, String form) {
        return new SimClient(root).send("POST", "/tenant/oauth2/v2.0/token", form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> ids(ApiResponse answer) {
        return StreamSupport.stream(answer.json().path("value").spliterator(), false)
                .map(each -> each.path("id").asText())
                .toList();
    }
}
