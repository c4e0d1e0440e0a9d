package dev.wavegate.workflows.temporal;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BackoffTest {
    @Test
    void doublesUpToItsLimit() {
        Backoff rest = new Backoff(Duration.ofMinutes(10), Duration.ofHours(1));

        assertThat(Stream.generate(rest::next).limit(5))
                .extracting(Duration::toMinutes)
                .containsExactly(10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void startsOver() {
        Backoff rest = new Backoff(Duration.ofMinutes(10), Duration.ofHours(1));
        assertThat(Stream.generate(rest::next).limit(2)).hasSize(2);

        rest.startOver();

        assertThat(rest.next()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusesRestsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofHours(2), Duration.ofHours(1)))
                .withMessageContaining("PT2H of PT1H");
    }
}
