package dev.wavegate.simulators.servicenow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowTest {
    @Test
    void runsAStepByItselfAndSurvivesABrokenOne() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        try (Flow.Delayed flow = new Flow.Delayed(Duration.ofMillis(1))) {
            flow.later(() -> {
                throw new IllegalStateException("bug");
            });
            flow.later(ran::countDown);

            assertThat(ran.await(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void dropsWhatHasNotBegunWhenToldToForget() throws InterruptedException {
        CountDownLatch forgotten = new CountDownLatch(1);
        try (Flow.Delayed flow = new Flow.Delayed(Duration.ofHours(1))) {
            flow.later(forgotten::countDown);
            flow.forget();
        }

        assertThat(forgotten.getCount()).isEqualTo(1);
    }
}
