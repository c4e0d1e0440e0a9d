package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import dev.wavegate.bootstrap.Secret;
import dev.wavegate.bootstrap.SecretSource;
import dev.wavegate.integrations.pagerduty.PagerDutySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * PagerDuty, the source {@code pagerduty} of schedule references. Used when a token is given.
 *
 * @param url another root than {@code https://api.pagerduty.com}
 * @param token a REST API key that may read schedules and users; or {@code token-file}
 */
@ConfigurationProperties("wavegate.pagerduty")
public record PagerDutyProperties(
        @Nullable URI url, @Nullable Secret token, @Nullable Path tokenFile) {
    Optional<PagerDutySettings> settings() {
        URI root = url == null ? PagerDutySettings.PUBLIC_API : url;
        return SecretSource.read("wavegate.pagerduty.token", token, tokenFile)
                .map(key -> PagerDutySettings.of(root, new dev.wavegate.integrations.http.Secret(key.value())));
    }
}
