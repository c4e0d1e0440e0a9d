package dev.wavegate.store.rollout;

import java.time.Instant;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.Rollouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTokenTest {
    @Test
    void isReadAsItWasWritten() {
        PostgresRollouts.PageToken token =
                new PostgresRollouts.PageToken(Instant.parse("2026-03-29T00:59:59.123456Z"), "thermostat-4-2-1");

        assertThat(PostgresRollouts.PageToken.parse(token.text())).isEqualTo(token);
        assertThat(token.text()).matches(Rollouts.CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a", "AAAA", "bm8gdGltZQ", "ünlü", "1", "1.", ".a", "-1.a", "12345678901234567.a"})
    void refusesWhatIsNoneOfOurs(String text) {
        assertThatThrownBy(() -> PostgresRollouts.PageToken.parse(text))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_INVALID));
    }
}
