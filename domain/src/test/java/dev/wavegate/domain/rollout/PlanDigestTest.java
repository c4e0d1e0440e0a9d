package dev.wavegate.domain.rollout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanDigestTest {
    @Test
    void isComparedByPeopleByItsBeginning() {
        PlanDigest digest = new PlanDigest("0123456789abcdef".repeat(4));

        assertThat(digest.abbreviated()).isEqualTo("0123456789ab");
        assertThat(digest).hasToString("0123456789abcdef".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void refusesWhatIsNoDigest(String text) {
        assertThatThrownBy(() -> new PlanDigest(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("rollout.digest", text));
    }
}
