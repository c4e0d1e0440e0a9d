package dev.wavegate.integrations.servicenow;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.ClientCertificate;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.JwtAssertion;

/**
 * How to reach one ServiceNow instance, whose integration user should have the time zone GMT.
 *
 * @param instance the root, such as {@code https://acme.service-now.com}
 * @param process how changes of each type are made
 * @param fields further fields of what is created
 * @param mapping which values of the instance mean what
 * @param correlationDisplay how our records are marked as ours, 1 to 100 characters without {@code ^}
 * @param pageSize rows per page, 1 to 10000
 */
public record ServiceNowSettings(
        URI instance,
        Credentials credentials,
        ChangeProcess process,
        Fields fields,
        ValueMapping mapping,
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
                instance,
                credentials,
                ChangeProcess.BY_TYPE,
                Fields.NONE,
                ValueMapping.PLATFORM,
                "wavegate",
                500,
                HttpSettings.defaults());
    }

    /** The same with changes made in another way. */
    public ServiceNowSettings withProcess(ChangeProcess changed) {
        return new ServiceNowSettings(
                instance, credentials, changed, fields, mapping, correlationDisplay, pageSize, http);
    }

    /** The same with further fields. */
    public ServiceNowSettings withFields(Fields changed) {
        return new ServiceNowSettings(
                instance, credentials, process, changed, mapping, correlationDisplay, pageSize, http);
    }

    /** The same with other values of states and approvals. */
    public ServiceNowSettings withMapping(ValueMapping changed) {
        return new ServiceNowSettings(
                instance, credentials, process, fields, changed, correlationDisplay, pageSize, http);
    }

    /** The same with another page size. */
    public ServiceNowSettings withPageSize(int changed) {
        return new ServiceNowSettings(
                instance, credentials, process, fields, mapping, correlationDisplay, changed, http);
    }

    /** The same with other patience. */
    public ServiceNowSettings withHttp(HttpSettings changed) {
        return new ServiceNowSettings(
                instance, credentials, process, fields, mapping, correlationDisplay, pageSize, changed);
    }

    /**
     * How changes of each type are made; a plan may say otherwise.
     *
     * @param models the change model of a type, by name or sys_id; a type without one is created by type
     * @param standardTemplate the template of standard changes, by name or sys_id; empty when there is none
     * @param withoutApproval types, and models by name or sys_id, that ask nobody for approval
     */
    public record ChangeProcess(
            Map<ChangeType, String> models, Optional<String> standardTemplate, List<String> withoutApproval) {
        private static final List<String> STANDARD = List.of("standard");

        /** By type alone, without a template. */
        public static final ChangeProcess BY_TYPE = new ChangeProcess(Map.of(), Optional.empty(), STANDARD);

        public ChangeProcess {
            models = Map.copyOf(models);
            withoutApproval = List.copyOf(withoutApproval);
        }

        /** Standard changes alone ask nobody. */
        public ChangeProcess(Map<ChangeType, String> models, Optional<String> standardTemplate) {
            this(models, standardTemplate, STANDARD);
        }

        Optional<String> model(ChangeType type) {
            return Optional.ofNullable(models.get(type));
        }
    }

    /** Further fields of changes, change tasks and incidents, by name; none that Wavegate writes itself. */
    public record Fields(Map<String, String> change, Map<String, String> task, Map<String, String> incident) {
        /** None. */
        public static final Fields NONE = new Fields(Map.of(), Map.of(), Map.of());

        public Fields {
            change = Map.copyOf(change);
            task = Map.copyOf(task);
            incident = Map.copyOf(incident);
        }

        /** Whether Wavegate itself writes the field, so that it cannot be configured. */
        public static boolean isReserved(String field) {
            return FurtherFields.isOurs(field);
        }
    }

    /** Who we are to the instance. */
    public sealed interface Credentials {
        /** A user with a password. */
        record Basic(String user, Secret password) implements Credentials {}

        /** An OAuth client that acts as the user it is bound to. */
        record ClientCredentials(String clientId, Secret clientSecret) implements Credentials {}

        /** An OAuth client that signs for which user it acts. */
        record JwtBearer(String clientId, Secret clientSecret, JwtAssertion assertion) implements Credentials {}

        /** A REST API key, which is bound to a user. */
        record ApiKey(Secret key) implements Credentials {}

        /** A certificate, which the instance maps to a user. */
        record Certificate(ClientCertificate certificate) implements Credentials {}
    }
}
