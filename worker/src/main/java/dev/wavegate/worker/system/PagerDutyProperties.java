package dev.wavegate.worker.system;

import java.net.URI;
import java.util.Optional;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.pagerduty.PagerDutySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * PagerDuty, the source {@code pagerduty} of schedule references. Used when a token is given.
 *
 * @param url another root than {@code https://api.pagerduty.com}
 * @param token a REST API key that may read schedules and users
 */
@ConfigurationProperties("wavegate.pagerduty")
public record PagerDutyProperties(
        @Nullable URI url, @Nullable Secret token) {
    Optional<PagerDutySettings> settings() {
        URI root = url == null ? PagerDutySettings.PUBLIC_API : url;
        return Optional.ofNullable(token).map(key -> PagerDutySettings.of(root, key));
    }
}
