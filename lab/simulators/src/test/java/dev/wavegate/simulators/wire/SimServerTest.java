package dev.wavegate.simulators.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.simulators.wire.WireClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimServerTest {
    @AutoClose
    private SimServer server;

    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        server = SimServer.named("echo")
                .route(
                        "GET",
                        "/things/{key}",
                        request -> SimResponse.json(
                                200,
                                Map.of(
                                        "key", request.variable("key"),
                                        "path", request.path(),
                                        "all", request.queries("q"),
                                        "first", request.query("q").orElse("none"))))
                .route("POST", "/things", request -> SimResponse.json(201, request.json()))
                .route("PATCH", "/things", request -> SimResponse.text(200, "patched"))
                .route(
                        "POST",
                        "/forms",
                        request -> SimResponse.text(200, request.form("name").orElse("none")))
                .route("GET", "/broken", request -> {
                    throw new IllegalStateException("bug");
                })
                .start();
        client = new WireClient(server.baseUri());
    }

    @Test
    void decodesPathAndQuery() throws IOException {
        HttpResponse<String> response = client.send("GET", "/things/a%40b+c?q=1%202&q=x+y", "");

        JsonNode body = json(response);
        assertThat(body.path("key").asText()).isEqualTo("a@b+c");
        assertThat(body.path("path").asText()).isEqualTo("/things/a@b+c");
        assertThat(body.path("first").asText()).isEqualTo("1 2");
        assertThat(body.path("all").path(1).asText()).isEqualTo("x y");
    }

    @Test
    void honoursTheMethodOverride() throws IOException {
        HttpResponse<String> response = client.send("POST", "/things", "{}", "X-HTTP-Method-Override", "patch");

        assertThat(response.body()).isEqualTo("patched");
    }

    @Test
    void unzipsBodies() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("{\"name\":\"İstanbul\"}".getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(client.at("/things"))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray()))
                .build());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).path("name").asText()).isEqualTo("İstanbul");
    }

    @Test
    void readsForms() throws IOException {
        assertThat(client.send("POST", "/forms", "a=1&name=two+words%21").body())
                .isEqualTo("two words!");
    }

    @Test
    void refusesWhatIsNoJson() throws IOException {
        assertThat(client.send("POST", "/things", "{\"a\":1").statusCode()).isEqualTo(400);
        assertThat(client.send("POST", "/things", "{\"a\":1,\"a\":2}").statusCode())
                .isEqualTo(400);
        assertThat(client.send("POST", "/things", "").statusCode()).isEqualTo(400);
    }

    @Test
    void namesTheMethodsAPathAllows() throws IOException {
        HttpResponse<String> response = client.send("DELETE", "/things", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("PATCH, POST");
        assertThat(client.send("GET", "/elsewhere", "").statusCode()).isEqualTo(404);
    }

    @Test
    void answersABugOfARouteWith500() throws IOException {
        assertThat(client.send("GET", "/broken", "").statusCode()).isEqualTo(500);
    }

    @Test
    void namesAPortThatIsTaken() {
        assertThatThrownBy(() -> SimServer.named("second").port(server.port()).start())
                .isInstanceOf(BindException.class)
                .hasMessageContaining("the second simulator cannot listen on port " + server.port());
    }
}
