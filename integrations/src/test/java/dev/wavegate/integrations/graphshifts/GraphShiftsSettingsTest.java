package dev.wavegate.integrations.graphshifts;

import java.net.URI;

import dev.wavegate.domain.text.Secret;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GraphShiftsSettingsTest {
    private static final GraphShiftsSettings SETTINGS = GraphShiftsSettings.of("contoso", "app", new Secret("s3cret"));

    @Test
    void saysWhatIsWrongAndWithWhat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphShiftsSettings.of("con/toso", "app", new Secret("s3cret")))
                .satisfies(goldenMessage("graph.tenant"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphShiftsSettings.of("contoso", " ", new Secret("s3cret")))
                .satisfies(goldenMessage("graph.client-id"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.actingAs("ada"))
                .satisfies(goldenMessage("graph.acts-as"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.testing("team/group"))
                .satisfies(goldenMessage("graph.test-team"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withTeamRequestsPerSecond(0))
                .satisfies(goldenMessage("graph.team-requests-per-second"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.at(URI.create("ftp://graph.example"), SETTINGS.tokens()))
                .satisfies(goldenMessage("graph.root"));
    }
}
