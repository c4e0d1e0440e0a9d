package dev.wavegate.integrations.ics;

import java.util.Map;

import dev.wavegate.integrations.http.HttpSettings;

/**
 * The calendars that plans may name.
 *
 * @param feeds by the name that plans use
 * @param http patience with the server of each of them
 */
public record IcsSettings(Map<String, IcsFeedSettings> feeds, HttpSettings http) {
    public IcsSettings {
        feeds = Map.copyOf(feeds);
    }

    /** These calendars with the usual patience. */
    public static IcsSettings of(Map<String, IcsFeedSettings> feeds) {
        return new IcsSettings(feeds, HttpSettings.defaults());
    }
}
