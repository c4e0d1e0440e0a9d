package dev.wavegate.integrations.http;

import java.net.URI;
import java.time.Duration;

import dev.wavegate.domain.text.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingsTest {
    @Test
    void hidesSecrets() {
        assertThat(new Secret("hunter2")).hasToString("***");
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(" "));
    }

    @Test
    void namesTheRuleAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.defaults().withRequestsPerSecond(0))
                .satisfies(goldenMessage("http.requests-per-second"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.defaults().withPatience(Duration.ZERO))
                .satisfies(goldenMessage("http.queue-timeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org", "example.org", "https://user:hunter2@example.org", "file:/etc"})
    void refusesRootsThatNoRequestCanGoTo(String root) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpStack.requireRoot("the root", URI.create(root)))
                .withMessageContaining("the root")
                .withMessageNotContaining("hunter2");
    }
}
