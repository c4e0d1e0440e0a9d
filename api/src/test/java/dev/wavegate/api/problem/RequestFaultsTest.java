package dev.wavegate.api.problem;

import java.util.List;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static org.assertj.core.api.Assertions.assertThat;

class RequestFaultsTest {
    private final RunningApi api = RunningApi.shared();

    @Test
    void knowsNothingAtAnUnknownAddress() {
        assertThat(api.get("/api/v1/rolouts")
                        .isProblem(404, "request.path-unknown")
                        .text("/instance"))
                .isEqualTo("/api/v1/rolouts");
        api.get("/").isProblem(404, "request.path-unknown");
        api.get("/error").isProblem(404, "request.path-unknown");
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() {
        assertThat(api.send("DELETE", ROLLOUTS)
                        .isProblem(405, "request.method-not-allowed")
                        .header("Allow"))
                .contains("GET", "POST");
        api.send("PUT", ROLLOUTS + "/some").isProblem(405, "request.method-not-allowed");
    }

    @Test
    void tellsOfTheProblemInJsonWhateverWasAskedFor() {
        api.get(ROLLOUTS, "Accept", "text/html").isProblem(406, "request.not-acceptable");
        api.get(ROLLOUTS + "/nobody", "Accept", "application/yaml").isProblem(406, "request.not-acceptable");
        api.get(ROLLOUTS + "/nobody/journal:stream", "Accept", "text/event-stream")
                .isProblem(404, "rollout.missing");
    }

    @Test
    void namesTheRolloutWhenItKnowsIt() {
        assertThat(api.get(ROLLOUTS + "/nobody")
                        .isProblem(404, "rollout.missing")
                        .text("/rolloutId"))
                .isEqualTo("nobody");
        assertThat(api.get(ROLLOUTS + "/No%20Body")
                        .isProblem(404, "rollout.missing")
                        .json()
                        .has("rolloutId"))
                .isFalse();
    }

    @Test
    void namesTheMethodsOfTheFrameworkTooAndThoseOfCommands() {
        String list = api.send("DELETE", ROLLOUTS).header("Allow");
        assertThat(list.split(",")).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
        for (String method : List.of("GET", "PUT", "FOO")) {
            assertThat(api.send(method, ROLLOUTS + "/some:pause")
                            .isProblem(405, "request.method-not-allowed")
                            .header("Allow")
                            .split(","))
                    .containsExactlyInAnyOrder("OPTIONS", "POST");
        }
        HttpAnswer trace = api.send("TRACE", ROLLOUTS + "/some").isProblem(405, "request.method-not-allowed");
        assertThat(trace.header("Allow").split(",")).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
        assertThat(trace.body()).doesNotContain("User-Agent");
        api.send("TRACE", "/nowhere").isProblem(404, "request.path-unknown");
        api.get(ROLLOUTS + "/some:pirouette").isProblem(404, "request.path-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROLLOUTS,
                ROLLOUTS + "/some",
                ROLLOUTS + "/some/devices",
                ROLLOUTS + "/some/journal:stream",
                "/v3/api-docs",
                "/actuator/health",
                "/nowhere"
            })
    void readsNoParameterThatIsMalformed(String path) {
        for (String query : List.of("?=x", "?a=%zz", "?a=%", "?a=%ff%fe", "?%00=a", "?a=%C0%80")) {
            assertThat(api.raw("GET " + path + query + " HTTP/1.0\r\n\r\n").status())
                    .as(query)
                    .isEqualTo(400);
        }
        api.raw("GET " + path + "?=x HTTP/1.0\r\n\r\n").isProblem(400, "request.malformed");
        api.raw("GET " + path + "?a=%zz HTTP/1.0\r\n\r\n").isProblem(400, "request.malformed");
        api.raw("GET " + path + "?a=%00 HTTP/1.0\r\n\r\n").isProblem(400, "request.invalid");
        api.raw("GET " + path + "?" + "a=b&".repeat(2000) + " HTTP/1.0\r\n\r\n").isProblem(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "application/x-www-form-urlencoded",
                "application/json; charset=nope",
                "application/json; charset=",
                "json",
                "/",
                "*/*",
                "text/plain; a=\"",
                "application/octet-stream"
            })
    void readsNoBodyOfAnotherMediaType(String type) {
        for (String path : List.of(ROLLOUTS, ROLLOUTS + "/some:decide", "/api/v1/windows:search")) {
            api.raw("POST " + path + " HTTP/1.0\r\nContent-Type: " + type + "\r\nContent-Length: 5\r\n\r\n%zz=1")
                    .isProblem(415, "request.media-type-unsupported");
        }
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            assertThat(api.raw(method + " " + ROLLOUTS + " HTTP/1.0\r\nContent-Type: " + type
                                    + "\r\nContent-Length: 5\r\n\r\n%zz=1")
                            .status())
                    .as(method)
                    .isLessThan(500);
        }
        assertThat(api.raw("POST /api/v1/hooks/servicenow HTTP/1.0\r\nContent-Type: " + type + "\r\n\r\n")
                        .status())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + ROLLOUTS + "/a%2Fb HTTP/1.0\r\n\r\n",
                "GET " + ROLLOUTS + "/%zz HTTP/1.0\r\n\r\n",
                "GET " + ROLLOUTS + "/a{b} HTTP/1.0\r\n\r\n",
                "GET " + ROLLOUTS + " HTTP/9.9\r\n\r\n",
                "G(T " + ROLLOUTS + " HTTP/1.0\r\n\r\n",
                "GET " + ROLLOUTS + " HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET " + ROLLOUTS + " HTTP/1.0\r\nHost: a b\r\n\r\n",
                "POST " + ROLLOUTS + " HTTP/1.0\r\nContent-Length: many\r\n\r\n",
                "POST " + ROLLOUTS + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: bogus\r\n\r\n",
                "GET " + ROLLOUTS + " HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\nConnection: close\r\n\r\n"
            })
    void answersWithAProblemWhenTheServerItselfGivesUp(String request) {
        api.raw(request).isProblem(400, "request.malformed");
    }

    @Test
    void readsNoHeaderWithoutEnd() {
        api.raw("GET " + ROLLOUTS + " HTTP/1.0\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n")
                .isProblem(400, "request.malformed");
    }
}
