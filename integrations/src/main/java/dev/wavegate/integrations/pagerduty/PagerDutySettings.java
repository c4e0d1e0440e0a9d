package dev.wavegate.integrations.pagerduty;

import java.net.URI;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach PagerDuty.
 *
 * @param api the root of the REST API
 * @param key a REST API key that may read schedules and users
 */
public record PagerDutySettings(URI api, Secret key, HttpSettings http) {
    /** Where the REST API lives for everybody outside the EU region. */
    public static final URI PUBLIC_API = URI.create("https://api.pagerduty.com");

    public PagerDutySettings {
        HttpStack.requireRoot("the PagerDuty API", api);
    }

    /** The usual way to reach the API at this root. */
    public static PagerDutySettings of(URI api, Secret key) {
        return new PagerDutySettings(api, key, HttpSettings.defaults());
    }

    /** The same with other patience. */
    public PagerDutySettings withHttp(HttpSettings changed) {
        return new PagerDutySettings(api, key, changed);
    }
}
