package dev.wavegate.integrations.pagerduty;

import java.net.URI;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.Authentication;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;
import okhttp3.Interceptor;

/**
 * How to reach PagerDuty.
 *
 * @param api the root of the REST API
 * @param token what may read schedules, on-calls, escalation policies and users
 * @param kind what the token is
 */
public record PagerDutySettings(URI api, Secret token, TokenKind kind, HttpSettings http) {
    /** Where the REST API lives for everybody outside the EU region. */
    public static final URI PUBLIC_API = URI.create("https://api.pagerduty.com");

    public PagerDutySettings {
        HttpStack.requireRoot("the PagerDuty API", api);
    }

    /** What a token is, which decides how it is sent. */
    public enum TokenKind {
        API_KEY,
        OAUTH
    }

    /** The usual way to reach the API at this root. */
    public static PagerDutySettings of(URI api, Secret token, TokenKind kind) {
        return new PagerDutySettings(api, token, kind, HttpSettings.defaults());
    }

    /** The same with other patience. */
    public PagerDutySettings withHttp(HttpSettings changed) {
        return new PagerDutySettings(api, token, kind, changed);
    }

    Interceptor authentication() {
        return switch (kind) {
            case API_KEY -> Authentication.tokenParameter(token);
            case OAUTH -> Authentication.bearer(token);
        };
    }
}
