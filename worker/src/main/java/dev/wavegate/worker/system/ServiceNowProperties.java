package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.ClientCertificate;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.JwtAssertion;
import dev.wavegate.integrations.servicenow.ServiceNowSettings;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import dev.wavegate.integrations.servicenow.ValueMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which ServiceNow instance holds the changes and incidents, and the one login that is used there.
 *
 * @param url the instance, such as {@code https://acme.service-now.com}; required
 * @param username the integration user
 * @param password its password
 * @param clientId the OAuth client, instead of a user
 * @param clientSecret its secret
 * @param jwtKey an RSA key, with which the client signs for whom it acts
 * @param jwtKeyId how the instance names the certificate of that key
 * @param jwtSubject the user for whom the client acts
 * @param apiKey a REST API key
 * @param keyStore a PKCS#12 file with a client certificate and its key
 * @param keyStorePassword what opens it
 * @param models the change model of each type, by name or sys_id; a type without one is created by type
 * @param standardTemplate the template of standard changes, by name or sys_id
 * @param fields further fields of what is created
 * @param states the values of each phase of a change, of which the first is written
 * @param approvals the values of each approval of a change
 * @param withoutApproval types, and models by name or sys_id, that ask nobody for approval
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
        @Nullable Secret jwtKey,
        @Nullable String jwtKeyId,
        @Nullable String jwtSubject,
        @Nullable Secret apiKey,
        @Nullable Path keyStore,
        @Nullable Secret keyStorePassword,
        @DefaultValue Map<ChangeType, String> models,
        @Nullable String standardTemplate,
        @DefaultValue Fields fields,
        @DefaultValue Map<ChangePhase, List<String>> states,
        @DefaultValue Map<Approval, List<String>> approvals,
        @DefaultValue("standard") List<String> withoutApproval,

        @DefaultValue("10")
        @Min(value = 1, message = "must be between 1 and 1000")
        @Max(value = 1000, message = "must be between 1 and 1000")
        int requestsPerSecond) {
    private static final String KEY = "wavegate.servicenow.";

    ServiceNowSettings settings() {
        if (url == null) {
            throw new SettingRefused("wavegate.servicenow.url", "must be the address of the ServiceNow instance");
        }
        return ServiceNowSettings.of(url, credentials())
                .withProcess(new ServiceNowSettings.ChangeProcess(
                        models, Optional.ofNullable(standardTemplate), withoutApproval))
                .withFields(fields.settings())
                .withMapping(mapping())
                .withHttp(HttpSettings.defaults().withRequestsPerSecond(requestsPerSecond));
    }

    private ValueMapping mapping() {
        obeying("wavegate.servicenow.states", () -> new ValueMapping(states, Map.of()));
        return obeying("wavegate.servicenow.approvals", () -> new ValueMapping(states, approvals));
    }

    private static ValueMapping obeying(String key, Supplier<ValueMapping> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException broken) {
            throw new SettingRefused(key, "is invalid: " + broken.getMessage(), broken);
        }
    }

    private Credentials credentials() {
        List<String> logins = Stream.of(
                        login("username", username, password),
                        login("client-id", clientId, clientSecret, jwtKey, jwtKeyId, jwtSubject),
                        login("api-key", apiKey),
                        login("key-store", keyStore, keyStorePassword))
                .flatMap(Optional::stream)
                .toList();
        if (logins.isEmpty()) {
            throw new SettingRefused(KEY + "username", "or client-id, api-key or key-store must be set");
        }
        if (logins.size() > 1) {
            throw new SettingRefused(KEY + logins.get(1), "must not be set together with " + logins.get(0));
        }
        return switch (logins.get(0)) {
            case "username" ->
                new Credentials.Basic(
                        required(username, "username", "password"), required(password, "password", "username"));
            case "api-key" -> new Credentials.ApiKey(required(apiKey, "api-key", "api-key"));
            case "key-store" ->
                new Credentials.Certificate(certificate(
                        required(keyStore, "key-store", "key-store-password"),
                        required(keyStorePassword, "key-store-password", "key-store")));
            default ->
                client(
                        required(clientId, "client-id", "client-secret"),
                        required(clientSecret, "client-secret", "client-id"));
        };
    }

    /** The key that names a login, if any part of it is set. */
    private static Optional<String> login(String key, @Nullable Object... parts) {
        return Stream.of(parts).anyMatch(Objects::nonNull) ? Optional.of(key) : Optional.empty();
    }

    private Credentials client(String client, Secret secret) {
        if (jwtKey == null && jwtKeyId == null && jwtSubject == null) {
            return new Credentials.ClientCredentials(client, secret);
        }
        Secret key = required(jwtKey, "jwt-key", "jwt-key-id and jwt-subject");
        String keyId = required(jwtKeyId, "jwt-key-id", "jwt-key");
        String subject = required(jwtSubject, "jwt-subject", "jwt-key");
        try {
            return new Credentials.JwtBearer(client, secret, JwtAssertion.of(key, keyId, client, subject));
        } catch (IllegalArgumentException unreadable) {
            throw new SettingRefused(KEY + "jwt-key", "must be an RSA key in PEM, as PKCS#8 (BEGIN PRIVATE KEY)");
        }
    }

    private static ClientCertificate certificate(Path store, Secret secret) {
        try {
            return ClientCertificate.of(store, secret);
        } catch (IllegalArgumentException unreadable) {
            throw new SettingRefused(
                    KEY + "key-store", "must be a PKCS#12 file with a key that key-store-password opens", unreadable);
        }
    }

    private static <T> T required(@Nullable T value, String key, String with) {
        if (value == null) {
            throw new SettingRefused(KEY + key, "must be set with " + with);
        }
        return value;
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
