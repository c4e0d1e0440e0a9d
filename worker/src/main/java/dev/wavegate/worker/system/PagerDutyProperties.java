package dev.wavegate.worker.system;

import java.net.URI;
import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.pagerduty.PagerDutySettings;
import dev.wavegate.integrations.pagerduty.PagerDutySettings.TokenKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * PagerDuty, the source {@code pagerduty} of schedule references. Used when a token is given.
 *
 * @param url another root than {@code https://api.pagerduty.com}
 * @param token a REST API key that may read schedules, on-calls, escalation policies and users
 * @param oauthToken an OAuth access token for the same, in place of the key
 */
@ConfigurationProperties("wavegate.pagerduty")
public record PagerDutyProperties(
        @Nullable URI url, @Nullable Secret token, @Nullable Secret oauthToken) {
    Optional<PagerDutySettings> settings() {
        if (token != null && oauthToken != null) {
            throw new SettingRefused("wavegate.pagerduty.oauth-token", "must not be set with token");
        }
        URI root = url == null ? PagerDutySettings.PUBLIC_API : url;
        return Optional.ofNullable(token)
                .map(key -> PagerDutySettings.of(root, key, TokenKind.API_KEY))
                .or(() -> Optional.ofNullable(oauthToken)
                        .map(access -> PagerDutySettings.of(root, access, TokenKind.OAUTH)));
    }
}
