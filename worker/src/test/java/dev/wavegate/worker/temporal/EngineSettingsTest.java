package dev.wavegate.worker.temporal;

import java.time.Duration;
import java.util.Map;

import dev.wavegate.worker.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineSettingsTest {
    @Test
    void feedsHaveDefaults() {
        assertThat(Bound.to(FeedProperties.class, "wavegate.feeds", Map.of()))
                .isEqualTo(new FeedProperties(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(4),
                        Duration.ofDays(35),
                        Duration.ofMinutes(5)));
    }

    @Test
    void everyFeedKeyCanBeSet() {
        Map<String, String> settings = Map.of(
                "wavegate.feeds.change-tick", "7s",
                "wavegate.feeds.schedule-tick", "8s",
                "wavegate.feeds.longest-age", "3m",
                "wavegate.feeds.horizon", "9d",
                "wavegate.feeds.freshness", "10s");

        assertThat(Bound.to(FeedProperties.class, "wavegate.feeds", settings))
                .isEqualTo(new FeedProperties(
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8),
                        Duration.ofMinutes(3),
                        Duration.ofDays(9),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"change-tick", "schedule-tick", "longest-age", "horizon", "freshness"})
    void noFeedDurationMayBeZero(String key) {
        assertThatThrownBy(
                        () -> Bound.to(FeedProperties.class, "wavegate.feeds", Map.of("wavegate.feeds." + key, "0s")))
                .rootCause()
                .satisfies(goldenMessage("setting.feed-duration", key));
    }

    @Test
    void theEngineHasDefaults() {
        assertThat(Bound.to(WorkerProperties.class, "wavegate.worker", Map.of()))
                .isEqualTo(new WorkerProperties(false, Duration.ofSeconds(20), 100, 100, Duration.ofSeconds(1)));
    }

    @Test
    void everyEngineKeyCanBeSet() {
        Map<String, String> settings = Map.of(
                "wavegate.worker.without-sticky-queue", "true",
                "wavegate.worker.drain", "3s",
                "wavegate.worker.drives", "4",
                "wavegate.worker.cached-workflows", "7",
                "wavegate.worker.tick", "250ms");

        assertThat(Bound.to(WorkerProperties.class, "wavegate.worker", settings))
                .isEqualTo(new WorkerProperties(true, Duration.ofSeconds(3), 4, 7, Duration.ofMillis(250)));
    }
}
