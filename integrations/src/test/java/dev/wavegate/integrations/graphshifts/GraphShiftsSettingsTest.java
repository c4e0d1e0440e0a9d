package dev.wavegate.integrations.graphshifts;

import java.net.URI;

import dev.wavegate.integrations.http.Secret;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GraphShiftsSettingsTest {
    private static final GraphShiftsSettings SETTINGS = GraphShiftsSettings.of("contoso", "app", new Secret("s3cret"));

    @Test
    void saysWhatIsWrongAndWithWhat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphShiftsSettings.of("con/toso", "app", new Secret("s3cret")))
                .withMessage("tenant must be the id or a domain of a tenant, but is \"con/toso\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphShiftsSettings.of("contoso", " ", new Secret("s3cret")))
                .withMessage("client id must not be blank, but is \" \"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.actingAs("ada"))
                .withMessageContaining("acts-as must be the id of a user")
                .withMessageContaining("\"ada\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withTeamRequestsPerSecond(0))
                .withMessage("team requests per second must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.at(URI.create("ftp://graph.example"), SETTINGS.tokens()))
                .withMessageContaining("http or https");
    }
}
