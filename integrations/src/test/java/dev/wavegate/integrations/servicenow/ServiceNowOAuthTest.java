package dev.wavegate.integrations.servicenow;

import java.time.Duration;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowOAuthTest {
    private static final String TOKENS = "/oauth_token.do";

    @RegisterExtension
    final ServiceNowLab lab = new ServiceNowLab();

    private ServiceNow connect(String secret) {
        return lab.connect(ServiceNowSettings.of(
                lab.settings().instance(), new Credentials.ClientCredentials("wavegate-client", new Secret(secret))));
    }

    @Test
    void fetchesATokenOnceAndKeepsIt() {
        ServiceNow connection = connect("wavegate-secret");

        connection.selfTest();
        connection.selfTest();
        connection.changes().findOrCreate(aChangeFor("r1").build());

        assertThat(lab.control().seen("POST", TOKENS)).isEqualTo(1);
    }

    @Test
    void renewsTheTokenBeforeItExpires() {
        ServiceNow connection = connect("wavegate-secret");
        connection.selfTest();

        lab.clock().advance(Duration.ofMinutes(28));
        connection.selfTest();
        assertThat(lab.control().seen("POST", TOKENS)).isEqualTo(1);

        lab.clock().advance(Duration.ofMinutes(1).plusSeconds(30));
        connection.selfTest();
        assertThat(lab.control().seen("POST", TOKENS)).isEqualTo(2);
    }

    @Test
    void renewsTheTokenOnceWhenItIsRefused() {
        ServiceNow connection = connect("wavegate-secret");
        connection.selfTest();
        lab.control().reset();

        connection.selfTest();

        assertThat(lab.control().seen("POST", TOKENS)).isEqualTo(1);
        assertThat(lab.control().seen("GET", "/api/now/table/change_request")).isEqualTo(2);
    }

    @Test
    void saysThatItIsDeniedWhenThereIsNoToken() {
        assertThat(assertFails(
                        FailureCode.CHANGE_DENIED, () -> connect("wrong-secret").selfTest()))
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void saysThatNothingWasSentWhenTheTokenEndpointIsSilent() {
        lab.control().fault("drop", "POST", TOKENS, 9);

        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> connect("wavegate-secret")
                        .changes()
                        .findOrCreate(aChangeFor("r1").build()));
    }
}
