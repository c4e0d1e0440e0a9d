package dev.wavegate.integrations.servicenow;

import java.net.URI;
import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.integrations.http.Authentication;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader.Refusal;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.OAuthClientCredentials;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;
import dev.wavegate.integrations.http.WireJson;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import okhttp3.Interceptor;
import retrofit2.Retrofit;

/** A connection to one instance; nothing is sent before the first call. Thread-safe. */
public final class ServiceNow {
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    static final String NAME = "ServiceNow";

    private static final SystemCodes CHANGE_CODES = new SystemCodes(
                    FailureCode.CHANGE_INVALID,
                    FailureCode.CHANGE_DENIED,
                    FailureCode.CHANGE_MISSING,
                    FailureCode.CHANGE_NOT_MOVABLE)
            .refusing(FailureCode.CHANGE_REFUSED);
    private static final SystemCodes INCIDENT_CODES = new SystemCodes(
            FailureCode.INCIDENT_INVALID,
            FailureCode.CHANGE_DENIED,
            FailureCode.INCIDENT_INVALID,
            FailureCode.INCIDENT_INVALID);

    private final ChangeTickets changes;
    private final Incidents incidents;
    private final ReadAccess access;

    private ServiceNow(ChangeTickets changes, Incidents incidents, ReadAccess access) {
        this.changes = changes;
        this.incidents = incidents;
        this.access = access;
    }

    /** A connection that is timed by this clock. */
    public static ServiceNow connect(ServiceNowSettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(NAME, settings.http(), clock);
        ServiceNowApi api = retrofit(settings, clock).create(ServiceNowApi.class);
        Table table = table(settings, system, api, CHANGE_CODES, clock);
        return new ServiceNow(
                changes(settings, clock, table),
                incidents(settings, table(settings, system, api, INCIDENT_CODES, clock)),
                new ReadAccess(table, clock));
    }

    private static Table table(
            ServiceNowSettings settings, GuardedSystem system, ServiceNowApi api, SystemCodes codes, Clock clock) {
        return new Table(
                api,
                new Calls(system, new StatusTranslation(system, codes, clock), ServiceNow::refusal),
                settings.mapping());
    }

    private static ChangeTickets changes(ServiceNowSettings settings, Clock clock, Table table) {
        WorkNotes notes = new WorkNotes(table, "change_request", settings.pageSize());
        ChangeTasks tasks = new ChangeTasks(table, settings);
        return new ServiceNowChangeTickets(
                table,
                new ChangeCreation(table, new NamedRecords(table), settings),
                new ChangeMoves(table, notes, tasks),
                notes,
                tasks,
                new ApproverComments(table),
                new ChangeFeed(table, settings.pageSize(), clock),
                new NoApproval(table, settings));
    }

    private static Incidents incidents(ServiceNowSettings settings, Table table) {
        return new ServiceNowIncidents(table, new NamedRecords(table), settings);
    }

    private static Retrofit retrofit(ServiceNowSettings settings, Clock clock) {
        return settings.credentials() instanceof Credentials.Certificate shown
                ? HttpStack.retrofit(settings.instance(), settings.http(), shown.certificate())
                : HttpStack.retrofit(settings.instance(), settings.http(), authentication(settings, clock));
    }

    private static Interceptor authentication(ServiceNowSettings settings, Clock clock) {
        Credentials credentials = settings.credentials();
        if (credentials instanceof Credentials.Basic basic) {
            return Authentication.basic(basic.user(), basic.password());
        }
        if (credentials instanceof Credentials.ApiKey apiKey) {
            return Authentication.key("x-sn-apikey", apiKey.key());
        }
        String root = settings.instance().toString();
        URI tokens = URI.create(root + (root.endsWith("/") ? "" : "/") + "oauth_token.do");
        if (credentials instanceof Credentials.JwtBearer bearer) {
            return OAuthClientCredentials.withAssertion(
                    tokens, bearer.clientId(), bearer.clientSecret(), bearer.assertion(), settings.http(), clock);
        }
        Credentials.ClientCredentials client = (Credentials.ClientCredentials) credentials;
        return new OAuthClientCredentials(tokens, client.clientId(), client.clientSecret(), settings.http(), clock);
    }

    /** The port to changes. */
    public ChangeTickets changes() {
        return changes;
    }

    /** The port to incidents. */
    public Incidents incidents() {
        return incidents;
    }

    /** Shows that the instance answers, accepts our identity, and lets it read what rollouts need. */
    public void selfTest() {
        access.test();
    }

    /**
     * Reads refusals; 403 is also what the instance answers when one of its rules aborts a write, and that is a mistake in what
     * we sent, not in who we are. What a data policy asks for can be added by a person.
     */
    static Refusal refusal(int status, String body) {
        String text = text(body);
        boolean byRule = status == FORBIDDEN || status == BAD_REQUEST;
        if (byRule && text.contains("Data Policy")) {
            return new Refusal(UNPROCESSABLE, text);
        }
        return new Refusal(status == FORBIDDEN && text.contains("Business Rule") ? BAD_REQUEST : status, text);
    }

    private static String text(String body) {
        JsonNode error;
        try {
            error = WireJson.mapper().readTree(body).path("error");
        } catch (JsonProcessingException page) {
            return "";
        }
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText("");
        String detail =
                error.path("detail").isNull() ? "" : error.path("detail").asText("");
        return detail.isBlank() ? message : message + " (" + detail + ")";
    }
}
