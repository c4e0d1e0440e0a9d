package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthenticationTest {
    private static final String GOOD =
            "grant_type=client_credentials&client_id=wavegate-client&client_secret=wavegate-secret";

    @RegisterExtension
    final Instance instance = new Instance();

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic d3Jvbmc6d3Jvbmc=", "Basic !!!", "Bearer nope", "Digest x"})
    void refusesWhoeverItDoesNotKnow(String authorization) {
        HttpResponse<String> response = authorization.isEmpty()
                ? instance.raw("GET", Instance.CHANGES, "")
                : instance.raw("GET", Instance.CHANGES, "", "Authorization", authorization);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"User Not Authenticated\",\"detail\":\"Required to provide Auth"
                        + " information\"},\"status\":\"failure\"}");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("BASIC realm=\"Service-now\"");
    }

    @Test
    void givesTheClientATokenThatEnds() {
        JsonNode granted = WireClient.json(token(GOOD));
        String bearer = "Bearer " + granted.path("access_token").asText();

        assertThat(granted.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(granted.path("expires_in").asInt()).isEqualTo(1800);
        assertThat(granted.has("refresh_token")).isFalse();
        instance.clock.advance(Duration.ofSeconds(1799));
        assertThat(list(bearer)).isEqualTo(200);
        instance.clock.advance(Duration.ofSeconds(1));
        assertThat(list(bearer)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=client_credentials&client_id=wavegate-client&client_secret=wrong",
                "grant_type=password&client_id=wavegate-client&client_secret=wavegate-secret",
                "client_id=wavegate-client&client_secret=wavegate-secret",
            })
    void answersEveryFailedGrantAlike(String form) {
        HttpResponse<String> response = token(form);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(WireClient.json(response)).isEqualTo(WireClient.json(token("grant_type=nonsense")));
        assertThat(WireClient.json(response).path("error_description").asText()).isEqualTo("access_denied");
        assertThat(WireClient.json(response).path("error").asText()).isEqualTo("server_error");
    }

    @Test
    void takesParametersFromTheBodyOnly() {
        assertThat(instance.raw("POST", "/oauth_token.do?" + GOOD, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesTheKeyOfAUserAndAUsersPassword() {
        assertThat(instance.raw("GET", Instance.CHANGES, "", "x-sn-apikey", "now_wavegate-key")
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance.raw("GET", Instance.CHANGES, "", "x-sn-apikey", "now_other")
                        .statusCode())
                .isEqualTo(401);
        assertThat(token("grant_type=password&client_id=wavegate-client&client_secret=wavegate-secret"
                                + "&username=wavegate&password=wavegate")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> token(String form) {
        return instance.raw("POST", "/oauth_token.do", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private int list(String authorization) {
        return instance.raw("GET", Instance.CHANGES, "", "Authorization", authorization)
                .statusCode();
    }
}
