package dev.wavegate.integrations.servicenow;

import java.net.URI;
import java.util.Optional;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach one ServiceNow instance, whose integration user should have the time zone GMT.
 *
 * @param instance the root, such as {@code https://acme.service-now.com}
 * @param changeModel the change model by name or sys_id; empty to create by type
 * @param standardTemplate the sys_id of the template of standard changes; empty when there are none
 * @param correlationDisplay how our records are marked as ours, 1 to 100 characters without {@code ^}
 * @param pageSize rows per page, 1 to 10000
 */
public record ServiceNowSettings(
        URI instance,
        Credentials credentials,
        Optional<String> changeModel,
        Optional<String> standardTemplate,
        String correlationDisplay,
        int pageSize,
        HttpSettings http) {
    private static final int LONGEST_DISPLAY = 100;
    private static final int LARGEST_PAGE = 10_000;

    public ServiceNowSettings {
        HttpStack.requireRoot("the ServiceNow instance", instance);
        if (correlationDisplay.isBlank()
                || correlationDisplay.length() > LONGEST_DISPLAY
                || correlationDisplay.contains("^")) {
            throw new IllegalArgumentException("correlation display must have 1 to " + LONGEST_DISPLAY
                    + " characters and no ^, but is \"" + correlationDisplay + "\"");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "page size must be between 1 and " + LARGEST_PAGE + ", but is " + pageSize);
        }
    }

    /** The usual way to reach an instance. */
    public static ServiceNowSettings of(URI instance, Credentials credentials) {
        return new ServiceNowSettings(
                instance, credentials, Optional.empty(), Optional.empty(), "wavegate", 500, HttpSettings.defaults());
    }

    /** The same with changes of a change model, by name or sys_id. */
    public ServiceNowSettings withChangeModel(String changed) {
        return new ServiceNowSettings(
                instance, credentials, Optional.of(changed), standardTemplate, correlationDisplay, pageSize, http);
    }

    /** The same with another page size. */
    public ServiceNowSettings withPageSize(int changed) {
        return new ServiceNowSettings(
                instance, credentials, changeModel, standardTemplate, correlationDisplay, changed, http);
    }

    /** The same with other patience. */
    public ServiceNowSettings withHttp(HttpSettings changed) {
        return new ServiceNowSettings(
                instance, credentials, changeModel, standardTemplate, correlationDisplay, pageSize, changed);
    }

    /** Who we are to the instance. */
    public sealed interface Credentials {
        /** A user with a password. */
        record Basic(String user, Secret password) implements Credentials {}

        /** An OAuth client that acts as the user it is bound to. */
        record ClientCredentials(String clientId, Secret clientSecret) implements Credentials {}
    }
}
