package dev.wavegate.integrations.fleetapi;

import dev.wavegate.integrations.http.ErrorReader.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FleetApiBackendTest {
    @Test
    void believesAProblemThatSaysWhatIsMissing() {
        String problem = "{\"type\":\"urn:fleet-api:problem:not-found\",\"title\":\"None\",\"detail\":\"no key k1\"}";

        assertThat(FleetApiBackend.refusal(404, problem)).isEqualTo(new Refusal(404, "no key k1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>404</html>",
                "{\"type\":\"urn:fleet-api:problem:not-fou",
                "{\"error\":\"Not Found\"}",
                "{\"type\":\"about:blank\",\"title\":\"Not Found\"}"
            })
    void takesAnyOther404ForNoAnswerOfTheBackend(String body) {
        assertThat(FleetApiBackend.refusal(404, body).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 409, 410, 500})
    void keepsEveryOtherStatusHoweverTheBodyReads(int status) {
        assertThat(FleetApiBackend.refusal(status, "<html>")).isEqualTo(new Refusal(status, ""));
        assertThat(FleetApiBackend.refusal(status, "{\"title\":\"No\"}")).isEqualTo(new Refusal(status, "No"));
    }
}
