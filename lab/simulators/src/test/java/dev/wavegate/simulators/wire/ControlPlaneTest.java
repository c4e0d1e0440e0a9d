package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.simulators.wire.WireClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ControlPlaneTest {
    private static final Instant NOW = Instant.parse("2026-10-05T20:00:00Z");

    private final AtomicInteger created = new AtomicInteger();

    @AutoClose
    private SimServer server;

    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        server = SimServer.named("tickets")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .onReset(() -> created.set(0))
                .route("POST", "/tickets", request -> SimResponse.json(201, Map.of("n", created.incrementAndGet())))
                .route("GET", "/tickets/{id}", request -> SimResponse.json(200, Map.of("id", request.variable("id"))))
                .start();
        client = new WireClient(server.baseUri());
    }

    @Test
    void answersWithTheStatusAskedForAndThenAsUsual() throws IOException {
        arm(
                "{'match':{'method':'POST','path':'/tickets'},'kind':'status','status':429,'retryAfterSeconds':3,'times':2}");

        HttpResponse<String> refused = create();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3");
        assertThat(get("/tickets/1").statusCode()).isEqualTo(200);
        assertThat(create().statusCode()).isEqualTo(429);
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(created).hasValue(1);
    }

    @Test
    void dropsTheConnectionWithoutDoingAnything() throws IOException {
        arm("{'match':{'method':'POST'},'kind':'drop'}");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(created).hasValue(0);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void answersAShareOfTheRequestsOfOneClientWrongly() throws IOException {
        arm("{'match':{'agent':'Java-http-client'},'kind':'status','share':0.25,'times':1000000}");
        arm("{'match':{'agent':'wavegate'},'kind':'status','times':1000000}");

        int refused = 0;
        for (int request = 0; request < 400; request++) {
            refused += get("/tickets/1").statusCode() == 500 ? 1 : 0;
        }

        // Four standard deviations on either side.
        assertThat(refused).isBetween(66, 134);
    }

    @Test
    void commitsAndThenDropsTheConnection() throws IOException {
        arm("{'match':{'method':'POST','path':'/tick*'},'kind':'commit-then-drop'}");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(created).hasValue(1);
        JsonNode seen = json(get("/_sim/requests")).path(0);
        assertThat(seen.path("status").asInt()).isEqualTo(201);
        assertThat(seen.path("fault").asText()).isEqualTo("commit-then-drop");
    }

    @Test
    void commitsAndThenTruncatesTheAnswer() throws IOException {
        arm("{'kind':'malformed'}");

        HttpResponse<String> response = create();
        assertThat(response.statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> new ObjectMapper().readTree(response.body()))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(created).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"'', 200", "',\"status\":503', 503"})
    void answersWithAPageInsteadOfDoingAnything(String status, int expected) throws IOException {
        arm("{'kind':'html'" + status + "}");

        HttpResponse<String> response = create();
        assertThat(response.statusCode()).isEqualTo(expected);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
        assertThat(created).hasValue(0);
    }

    @Test
    void delaysAndThenAnswersAsUsual() throws IOException {
        arm("{'kind':'delay','delayMillis':5}");

        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(json(get("/_sim/faults"))).isEmpty();
    }

    @Test
    void servesSeveralFaultsInTheOrderTheyWerePosted() throws IOException {
        arm("[{'kind':'status','status':500},{'kind':'status','status':503}]");

        assertThat(create().statusCode()).isEqualTo(500);
        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'explode'}                    | kind must be one of status, delay, drop, commit-then-drop,"
                        + " malformed, html, but is 'explode'",
                "{}                                    | but is ''",
                "{'kind':'drop','times':0}             | times must be at least 1, but is 0",
                "{'kind':'status','status':99}         | status must be between 200 and 599, but is 99",
                "{'kind':'status','status':'429'}      | status must be a whole number, but is \"429\"",
                "{'kind':'delay'}                      | delayMillis must be at least 1 for kind delay, but is 0",
                "{'kind':'drop','delayMillis':-1}      | delayMillis must be between 0 and 600000, but is -1",
                "{'kind':'drop','match':{'host':'x'}}  | unknown key host",
                "{'kind':'drop','match':'POST'}        | match must be an object, but is \"POST\"",
                "{'kind':'drop','time':3}              | unknown key time",
                "[{'kind':'drop'},7]                   | a fault must be an object, but is 7",
                "{'kind':                              | body must be JSON",
            })
    void refusesAFaultItDoesNotUnderstand(String body, String reason) throws IOException {
        HttpResponse<String> response = client.send("POST", "/_sim/faults", body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).contains(reason);
        assertThat(json(get("/_sim/faults"))).isEmpty();
    }

    @Test
    void forgetsItsFaultsWhenTold() throws IOException {
        arm("{'kind':'status','status':500,'times':9}");
        client.send("DELETE", "/_sim/faults", "");

        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void keepsALogOfTheRequestsItSaw() throws IOException {
        create();
        get("/tickets/7?fields=id%2Cn");
        get("/nowhere");

        JsonNode log = json(get("/_sim/requests"));
        assertThat(log).hasSize(3);
        assertThat(log.path(1).path("method").asText()).isEqualTo("GET");
        assertThat(log.path(1).path("path").asText()).isEqualTo("/tickets/7");
        assertThat(log.path(1).path("query").asText()).isEqualTo("fields=id%2Cn");
        assertThat(log.path(1).path("status").asInt()).isEqualTo(200);
        assertThat(log.path(1).path("at").asText()).isEqualTo("2026-10-05T20:00:00Z");
        assertThat(log.path(2).path("status").asInt()).isEqualTo(404);

        client.send("DELETE", "/_sim/requests", "");
        assertThat(json(get("/_sim/requests"))).isEmpty();
    }

    @Test
    void keepsWholeExchangesOnceRecordingHasBegun() throws IOException {
        create();
        client.send("POST", "/_sim/exchanges", "{}");
        create();
        arm("{'kind':'drop'}");
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        JsonNode exchanges = json(get("/_sim/exchanges"));
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.at("/0/body").asText()).isEqualTo("{}");
        assertThat(exchanges.at("/0/status").asInt()).isEqualTo(201);
        assertThat(exchanges.at("/0/headers").has("Host")).isTrue();
        assertThat(exchanges.at("/0/headers").has("Authorization")).isFalse();
        client.send("POST", "/_sim/reset", "");
        create();
        assertThat(json(get("/_sim/exchanges"))).isEmpty();
    }

    @Test
    void startsOverOnReset() throws IOException {
        create();
        arm("{'kind':'drop','times':5}");

        assertThat(client.send("POST", "/_sim/reset", "").statusCode()).isEqualTo(204);
        assertThat(created).hasValue(0);
        assertThat(json(get("/_sim/faults"))).isEmpty();
        assertThat(json(get("/_sim/requests"))).isEmpty();
    }

    private void arm(String faults) throws IOException {
        assertThat(client.send("POST", "/_sim/faults", faults.replace('\'', '"'))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> create() throws IOException {
        return client.send("POST", "/tickets", "{}");
    }

    private HttpResponse<String> get(String path) throws IOException {
        return client.send("GET", path, "");
    }
}
