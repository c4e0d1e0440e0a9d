package dev.wavegate.worker.system;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.servicenow.ServiceNowSettings;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which ServiceNow instance holds the changes and incidents. Identify with user and password, or as an OAuth client.
 *
 * @param url the instance, such as {@code https://acme.service-now.com}; required
 * @param username the integration user
 * @param password its password
 * @param clientId the OAuth client, instead of a user
 * @param clientSecret its secret
 * @param models the change model of each type, by name or sys_id; a type without one is created by type
 * @param standardTemplate the template of standard changes, by name or sys_id
 * @param fields further fields of what is created
 * @param requestsPerSecond at most so many calls a second from this process
 */
@Validated
@ConfigurationProperties("wavegate.servicenow")
public record ServiceNowProperties(
        @Nullable URI url,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @DefaultValue Map<ChangeType, String> models,
        @Nullable String standardTemplate,
        @DefaultValue Fields fields,

        @DefaultValue("10")
        @Min(value = 1, message = "must be between 1 and 1000")
        @Max(value = 1000, message = "must be between 1 and 1000")
        int requestsPerSecond) {
    ServiceNowSettings settings() {
        if (url == null) {
            throw new SettingRefused("wavegate.servicenow.url", "must be the address of the ServiceNow instance");
        }
        return ServiceNowSettings.of(url, credentials())
                .withProcess(new ServiceNowSettings.ChangeProcess(models, Optional.ofNullable(standardTemplate)))
                .withFields(fields.settings())
                .withHttp(HttpSettings.defaults().withRequestsPerSecond(requestsPerSecond));
    }

    private Credentials credentials() {
        if (clientId != null && username != null) {
            throw new SettingRefused("wavegate.servicenow.client-id", "must not be set together with username");
        }
        if (clientId != null) {
            return new Credentials.ClientCredentials(
                    clientId,
                    required(clientSecret, "wavegate.servicenow.client-secret", "must be set with client-id"));
        }
        if (username != null) {
            return new Credentials.Basic(
                    username, required(password, "wavegate.servicenow.password", "must be set with username"));
        }
        throw new SettingRefused("wavegate.servicenow.username", "or client-id must be set");
    }

    private static Secret required(@Nullable Secret secret, String key, String rule) {
        if (secret == null) {
            throw new SettingRefused(key, rule);
        }
        return secret;
    }

    /**
     * Further fields by name, with a raw value or what people see.
     *
     * @param change of changes; a plan's own win
     * @param task of change tasks
     * @param incident of incidents
     */
    public record Fields(
            @DefaultValue Map<String, String> change,
            @DefaultValue Map<String, String> task,
            @DefaultValue Map<String, String> incident) {
        ServiceNowSettings.Fields settings() {
            Map.of("change", change, "task", task, "incident", incident)
                    .forEach((record, values) -> values.keySet().stream()
                            .filter(ServiceNowSettings.Fields::isReserved)
                            .findFirst()
                            .ifPresent(field -> {
                                throw new SettingRefused(
                                        "wavegate.servicenow.fields." + record + "." + field,
                                        "must not be set, because Wavegate writes this field itself");
                            }));
            return new ServiceNowSettings.Fields(change, task, incident);
        }
    }
}
