package dev.wavegate.worker.temporal;

import java.time.Duration;

import dev.wavegate.bootstrap.SettingRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the feeds read, and how far.
 *
 * @param changeTick between two looks at what moved in the change system
 * @param scheduleTick between two copies of calendars and rosters
 * @param longestAge how old a copy may get although its source says that nothing was changed; a copy older than
 *     {@code freshness} is read again by a window search, so a higher value has no use
 * @param horizon how far ahead calendars and rosters are read; most on-call systems know 90 days at the most
 * @param freshness how old a copy may be when a window is looked for; before a wave starts, all is read afresh
 */
@ConfigurationProperties("wavegate.feeds")
public record FeedProperties(
        @DefaultValue("30s") Duration changeTick,
        @DefaultValue("60s") Duration scheduleTick,
        @DefaultValue("4m") Duration longestAge,
        @DefaultValue("35d") Duration horizon,
        @DefaultValue("5m") Duration freshness) {
    public FeedProperties {
        requirePositive("wavegate.feeds.change-tick", changeTick);
        requirePositive("wavegate.feeds.schedule-tick", scheduleTick);
        requirePositive("wavegate.feeds.longest-age", longestAge);
        requirePositive("wavegate.feeds.horizon", horizon);
        requirePositive("wavegate.feeds.freshness", freshness);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new SettingRefused(key, "must be longer than 0 s");
        }
    }
}
