package dev.wavegate.simulators.fleet;

import java.io.IOException;
import java.time.Duration;

import dev.wavegate.simulators.wire.SettableClock;
import dev.wavegate.simulators.wire.SimClient;
import dev.wavegate.simulators.wire.SimClient.ApiResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FleetSimulatorTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final String ARTIFACT =
            "'artifact':{'uri':'https://example.org/f.bin','sha256':'" + "0".repeat(64) + "','sizeBytes':1}";

    private final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");

    @AutoClose
    private FleetSimulator simulator;

    private SimClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = FleetSimulator.start(
                FleetSettings.onPort(0).at(clock).with(FleetBlueprint.ordinary().withDevices(100)));
        client = new SimClient(simulator.baseUri());
    }

    @Test
    void tellsWhoItIsAndWhatTimeItIs() {
        ApiResponse status = client.get("/fleet/v1/status");

        assertThat(status.at("/apiVersion")).isEqualTo("1");
        assertThat(status.at("/maxTargetsPerAssignment")).isEqualTo("5000");
        assertThat(status.at("/time")).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void listsEveryDeviceOnceInOrderFromPageToPage() {
        String token = "";
        String last = "";
        int devices = 0;
        do {
            ApiResponse page = client.get("/fleet/v1/devices?region=eu,us&pageSize=30&pageToken=" + token);
            for (var device : page.json().path("devices")) {
                assertThat(device.path("id").asText()).isGreaterThan(last);
                last = device.path("id").asText();
                devices++;
            }
            token = page.at("/nextPageToken");
        } while (!token.isEmpty());

        assertThat(devices).isEqualTo(100);
    }

    @Test
    void filtersByAllThatIsAskedAndAnyOfAList() {
        ApiResponse page = client.get("/fleet/v1/devices?region=eu&model=TH-2,TH-9");

        assertThat(page.json().path("devices")).isNotEmpty().allSatisfy(device -> {
            assertThat(device.path("region").asText()).isEqualTo("eu");
            assertThat(device.path("model").asText()).isEqualTo("TH-2");
            assertThat(device.path("version").asText()).isEqualTo("4.2.0");
        });
        assertThat(page.json().has("nextPageToken")).isFalse();
    }

    @Test
    void readsTheStatesOfKnownDevicesOnly() {
        ApiResponse states = client.post("/fleet/v1/states:read", "{'ids':['th-eu-000001','nobody']}");

        assertThat(states.json().path("states")).hasSize(1);
        assertThat(states.at("/states/0/version")).isEqualTo("4.2.0");
        assertThat(states.at("/states/0/connected")).isEqualTo("true");
    }

    @Test
    void updatesADeviceAndTellsSo() {
        ApiResponse created = assign("k1", "4.2.1", "'th-eu-000001','nobody'");
        ApiResponse repeated = assign("k1", "4.2.1", "'nobody','th-eu-000001'");
        clock.advance(LONG_ENOUGH);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/rejected/0/code")).isEqualTo("unknown-device");
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.at("/created")).isEqualTo("false");
        assertThat(repeated.json().path("rejected")).isEqualTo(created.json().path("rejected"));
        ApiResponse found = client.get("/fleet/v1/assignments/k1");
        assertThat(found.json().path("counts").toString()).isEqualTo("{\"SUCCEEDED\":1,\"REJECTED\":1}");
        assertThat(found.json().path("rejected")).isEqualTo(created.json().path("rejected"));
        assertThat(client.get("/fleet/v1/outcomes?group=g").at("/outcomes/3/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(client.get("/_sim/ledger").json().toString())
                .isEqualTo("{\"assigned\":{\"4.2.1\":1},\"installed\":{\"4.2.1\":1},\"duplicates\":[]}");
        assertThat(client.get("/_sim/devices/th-eu-000001").at("/version")).isEqualTo("4.2.1");
    }

    @Test
    void refusesOtherContentUnderAKnownKeyWithAProblem() {
        assign("k1", "4.2.1", "'th-eu-000001'");
        ApiResponse conflict = assign("k1", "4.2.1", "'th-eu-000002'");

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(conflict.at("/type")).isEqualTo("urn:fleet-api:problem:assignment-conflict");
        assertThat(conflict.at("/detail")).contains("k1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GET  | /fleet/v1/devices?colour=red               |
            GET  | /fleet/v1/devices?pageSize=0               |
            GET  | /fleet/v1/devices?pageSize=5001            |
            GET  | /fleet/v1/devices?model=                   |
            GET  | /fleet/v1/devices?pageToken=%25            |
            GET  | /fleet/v1/outcomes                         |
            GET  | /fleet/v1/outcomes?group=g&cursor=x        |
            GET  | /fleet/v1/outcomes?group=g&limit=many      |
            PUT  | /fleet/v1/assignments/UPPER                | {}
            PUT  | /fleet/v1/assignments/k                    | {}
            PUT  | /fleet/v1/assignments/k                    | not json
            PUT  | /fleet/v1/assignments/k                    | {'group':'g','intent':'UPDATE','version':'1','targets':['a']}
            PUT  | /fleet/v1/assignments/k                    | {'group':'g','intent':'ROLLBACK','version':'1','targets':[]}
            PUT  | /fleet/v1/assignments/k                    | {'group':'g','intent':'ROLLBACK','version':'1','targets':['a'],'force':true}
            POST | /fleet/v1/states:read                      | {'ids':'a'}
            POST | /_sim/behaviours                           | [{'mode':'sulk'}]
            POST | /_sim/fleet                                | {'devices':0}
            POST | /_sim/fleet                                | {'mix':{'models':{'A':0.5}}}
            """)
    void refusesWhatItDoesNotUnderstand(String method, String path, String body) {
        ApiResponse answer = client.send(method, path, body == null ? "" : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void answersUnknownAssignmentsWithNotFound() {
        assertThat(client.get("/fleet/v1/assignments/none").status()).isEqualTo(404);
        assertThat(client.post("/fleet/v1/assignments/none:cancel", "").status())
                .isEqualTo(404);
    }

    @Test
    void cancelsWhatHasNotStarted() {
        assign("k1", "4.2.1", "'th-eu-000001'");

        assertThat(client.post("/fleet/v1/assignments/k1:cancel", "").json().toString())
                .isEqualTo("{\"cancelled\":1,\"running\":0}");
        assertThat(client.get("/fleet/v1/outcomes?group=g").at("/outcomes/0/code"))
                .isEqualTo("cancelled");
    }

    @Test
    void keepsTheCursorAtTheEndAndForgetsItOnReset() {
        assign("k1", "4.2.1", "'th-eu-000001'");
        clock.advance(LONG_ENOUGH);
        String cursor = client.get("/fleet/v1/outcomes?group=g&cursor=").at("/nextCursor");
        ApiResponse end = client.get("/fleet/v1/outcomes?group=g&cursor=" + cursor);
        client.post("/_sim/reset", "");
        ApiResponse gone = client.get("/fleet/v1/outcomes?group=g&cursor=" + cursor);

        assertThat(end.json().path("outcomes")).isEmpty();
        assertThat(end.at("/nextCursor")).isEqualTo(cursor);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(client.get("/fleet/v1/assignments/k1").status()).isEqualTo(404);
        assertThat(client.get("/_sim/ledger").json().path("assigned")).isEmpty();
    }

    @Test
    void bricksTheBadVersionUnlessToldOtherwise() {
        assign("k1", "4.2.1-bad", "'th-eu-000001'");
        clock.advance(LONG_ENOUGH);
        assertThat(client.get("/fleet/v1/assignments/k1").at("/counts/FAILED")).isEqualTo("1");

        client.post("/_sim/behaviours", "[]");
        assign("k2", "4.2.1-bad", "'th-eu-000002'");
        clock.advance(LONG_ENOUGH);
        assertThat(client.get("/fleet/v1/assignments/k2").at("/counts/SUCCEEDED"))
                .isEqualTo("1");
    }

    @Test
    void makesAnotherFleetOnRequest() {
        ApiResponse made = client.post(
                "/_sim/fleet",
                "{'devices':20000,'seed':7,'mix':{'models':{'TH-2':1.0},'regions':{'eu':0.25,'us':0.75},"
                        + "'versions':{'4.1.0':1.0},'sites':20,'timing':{'downloadMillis':[100,400]}}}");

        assertThat(made.status()).isEqualTo(200);
        ApiResponse first = client.get("/fleet/v1/devices?region=eu&pageSize=5000");
        assertThat(first.json().path("devices")).hasSize(5000);
        assertThat(first.json().has("nextPageToken")).isFalse();
        assertThat(first.at("/devices/0/version")).isEqualTo("4.1.0");
    }

    @Test
    void asksForTheTokenItWasGiven() throws IOException {
        try (FleetSimulator guarded =
                FleetSimulator.start(FleetSettings.onPort(0).requiring("s3cret"))) {
            SimClient stranger = new SimClient(guarded.baseUri());
            SimClient friend = new SimClient(guarded.baseUri(), "Authorization", "Bearer s3cret");

            assertThat(stranger.get("/fleet/v1/status").status()).isEqualTo(401);
            assertThat(stranger.get("/fleet/v1/status").header("WWW-Authenticate"))
                    .isEqualTo("Bearer");
            assertThat(friend.get("/fleet/v1/status").status()).isEqualTo(200);
        }
    }

    @Test
    void speaksOfThrottlingAsAProblem() {
        client.post("/_sim/faults", "{'kind':'status','status':429,'retryAfterSeconds':3}");
        ApiResponse throttled = client.get("/fleet/v1/status");

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("3");
        assertThat(throttled.at("/status")).isEqualTo("429");
    }

    private ApiResponse assign(String key, String version, String targets) {
        return client.put(
                "/fleet/v1/assignments/" + key,
                "{'group':'g','intent':'UPDATE','version':'" + version + "'," + ARTIFACT + ",'targets':[" + targets
                        + "]}");
    }
}
